package org.jingwei.engine.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways in which a text typed in pinyin divides into characters, as far as candidates for it
 * have to be looked up. The number of ways grows with the power of the length, so that at most
 * {@value #MAX_WAYS} are taken: initials alone first, then those with the longest syllables.
 */
final class PinyinUnits {
    private static final int MAX_WAYS = 32;
    private static final int MAX_STEPS = 4_000;
    private static final int EXPANDED = 2;

    private final String letters;
    private final Map<String, List<Unit>> ways = new LinkedHashMap<>();
    private int steps;

    /**
     * What is typed for one character.
     *
     * @param text letters, or the character itself
     * @param last whether it may be the beginning of a longer syllable
     */
    record Unit(String text, boolean last) {

        /** Whether it says more than an initial. */
        boolean isSpecific() {
            return text.length() > 1 || !Pinyin.isLatin(text.charAt(0));
        }

        /** An initial that whatever is meant can have. */
        char initial() {
            char first = text.charAt(0);
            short[] readings = Pinyin.readings(first);
            return readings.length == 0 ? first : Pinyin.sound(readings[0]).charAt(0);
        }

        /** The characters that may be meant. */
        String characters() {
            return text.length() == 1 ? text : Pinyin.characters(text, last);
        }
    }

    private PinyinUnits(String letters) {
        this.letters = letters;
    }

    /** The ways to divide these letters, each a list of units. */
    static List<List<Unit>> of(String letters) {
        PinyinUnits units = new PinyinUnits(letters);
        units.divide(0, new ArrayList<>(), 1);
        units.divide(0, new ArrayList<>(), Pinyin.MAX_SYLLABLE);
        return List.copyOf(units.ways.values());
    }

    private void divide(int from, List<Unit> before, int longest) {
        if (from == letters.length()) {
            ways.putIfAbsent(key(before), List.copyOf(before));
            return;
        }
        for (int length = Math.min(longest, letters.length() - from); length > 0; length--) {
            if (ways.size() >= MAX_WAYS || ++steps > MAX_STEPS) {
                return;
            }
            String text = letters.substring(from, from + length);
            boolean last = from + length == letters.length();
            if (isUnit(text, last)) {
                before.add(new Unit(text, last));
                divide(from + length, before, longest);
                before.removeLast();
            }
        }
    }

    private static boolean isUnit(String text, boolean last) {
        if (text.length() == 1) {
            return "iuv".indexOf(text.charAt(0)) < 0;
        }
        return Pinyin.isSyllable(text) || (last && !Pinyin.characters(text, true).isEmpty());
    }

    /** Ways that look up the same candidates have the same key. */
    private static String key(List<Unit> units) {
        if (isExpanded(units)) {
            return String.join(" ", units.stream().map(Unit::text).toList());
        }
        StringBuilder initials = new StringBuilder("initials ");
        units.forEach(unit -> initials.append(unit.initial()));
        return initials.toString();
    }

    /** Whether the characters themselves are looked up, not only the initials. */
    static boolean isExpanded(List<Unit> units) {
        return units.size() <= EXPANDED && units.stream().allMatch(Unit::isSpecific);
    }
}
