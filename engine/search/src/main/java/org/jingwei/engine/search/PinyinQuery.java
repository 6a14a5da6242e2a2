package org.jingwei.engine.search;

import java.util.HashMap;
import java.util.Map;

/**
 * A text typed in pinyin, or in pinyin and characters: does it sound like a run of characters? Each
 * character takes one of its readings whole or only its initial, or is typed itself; the last may
 * be cut short. So ptsl, putians and 莆tianshi all are 莆田市荔….
 *
 * <p>Idea: the places of the query reached so far are the bits of a number, and each character
 * moves all of them at once (a bit-parallel automaton). Linear in the length of the name, however
 * ambiguous the letters are (xian: 县 or 西安); needs a query shorter than 64.
 */
final class PinyinQuery {
    /** The longest query there can be. */
    static final int MAX_LENGTH = 63;

    private final String letters;
    private final long accepted;

    /** By the number of a reading: where it stands in the query, and where the query ends in it. */
    private final long[] whole = new long[Pinyin.sounds()];

    private final long[] cutShort = new long[Pinyin.sounds()];
    private final Map<Character, Long> places = new HashMap<>();

    PinyinQuery(String letters) {
        this.letters = letters;
        this.accepted = 1L << letters.length();
        for (int i = 0; i < letters.length(); i++) {
            places.merge(letters.charAt(i), 1L << i, (one, other) -> one | other);
        }
        for (int sound = 0; sound < whole.length; sound++) {
            prepare(sound, Pinyin.sound(sound));
        }
    }

    private void prepare(int number, String sound) {
        long starts = places.getOrDefault(sound.charAt(0), 0L);
        while (starts != 0) {
            int place = Long.numberOfTrailingZeros(starts);
            starts &= starts - 1;
            if (letters.startsWith(sound, place)) {
                whole[number] |= 1L << place;
            } else if (sound.startsWith(letters.substring(place))) {
                cutShort[number] |= 1L << place;
            }
        }
    }

    /** The text as it was typed, folded. */
    String letters() {
        return letters;
    }

    /** Whether some run of these characters sounds so; one from the first on, if so wanted. */
    boolean matches(char[] name, int from, int to, boolean fromStart) {
        long reached = 1;
        for (int at = from; at < to; at++) {
            long next = after(reached, name[at]);
            if ((next & accepted) != 0) {
                return true;
            }
            reached = fromStart ? next : next | 1;
        }
        return false;
    }

    private long after(long reached, char character) {
        long next = 0;
        for (short reading : Pinyin.readings(character)) {
            if ((reached & cutShort[reading]) != 0) {
                return accepted;
            }
            String sound = Pinyin.sound(reading);
            next |= (reached & whole[reading]) << sound.length();
            next |= (reached & place(sound.charAt(0))) << 1;
        }
        return next | ((reached & place(character)) << 1);
    }

    private long place(char character) {
        return places.getOrDefault(character, 0L);
    }
}
