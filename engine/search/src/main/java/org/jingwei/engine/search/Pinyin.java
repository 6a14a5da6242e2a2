package org.jingwei.engine.search;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How characters are read in Mandarin, without tones: every common reading of each, so that a
 * polyphonic character (厦: xia, sha) is found by any of them. From Unihan; ü is written v, and lüe
 * and nüe are lue and nue, as people type them. A Latin letter or a digit is read as itself.
 */
final class Pinyin {
    /** The longest syllables: zhuang, chuang, shuang. */
    static final int MAX_SYLLABLE = 6;

    private static final short[] UNREAD = {};
    private static final NavigableMap<String, StringBuilder> CHARACTERS = allCharacters();
    private static final String[] SOUNDS = allSounds();
    private static final short[][] READINGS = allReadings();

    private Pinyin() {}

    private static NavigableMap<String, StringBuilder> allCharacters() {
        NavigableMap<String, StringBuilder> characters = new TreeMap<>();
        CharacterTable.read(
                "pinyin.txt",
                (syllable, character) ->
                        characters
                                .computeIfAbsent(syllable, any -> new StringBuilder())
                                .append(character));
        return characters;
    }

    private static String[] allSounds() {
        NavigableMap<String, Boolean> sounds = new TreeMap<>();
        CHARACTERS.keySet().forEach(syllable -> sounds.put(syllable, true));
        for (char character = '0'; character <= 'z'; character++) {
            if (isLatin(character)) {
                sounds.put(String.valueOf(character), true);
            }
        }
        return sounds.keySet().toArray(String[]::new);
    }

    private static short[][] allReadings() {
        short[][] readings = new short[Character.MAX_VALUE + 1][];
        Arrays.fill(readings, UNREAD);
        for (short number = 0; number < SOUNDS.length; number++) {
            String sound = SOUNDS[number];
            String characters = String.valueOf(CHARACTERS.getOrDefault(sound, new StringBuilder()));
            for (int i = 0; i < characters.length(); i++) {
                addTo(readings, characters.charAt(i), number);
            }
            if (sound.length() == 1) {
                addTo(readings, sound.charAt(0), number);
            }
        }
        return readings;
    }

    private static void addTo(short[][] readings, char character, short number) {
        short[] known = readings[character];
        readings[character] = Arrays.copyOf(known, known.length + 1);
        readings[character][known.length] = number;
    }

    /** How many different readings there are; they are numbered from 0. */
    static int sounds() {
        return SOUNDS.length;
    }

    /** The letters of a reading. */
    static String sound(int number) {
        return SOUNDS[number];
    }

    /** The numbers of the readings of a folded character; not to be changed. */
    static short[] readings(char character) {
        return READINGS[character];
    }

    /** Whether it is a letter or digit that pinyin is typed with. */
    static boolean isLatin(char character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }

    /** Whether there is a syllable of these letters. */
    static boolean isSyllable(String letters) {
        return CHARACTERS.containsKey(letters);
    }

    /** All characters with a reading of these letters or, {@code begun}, one that begins so. */
    static String characters(String letters, boolean begun) {
        StringBuilder all = new StringBuilder();
        String last = begun ? letters + Character.MAX_VALUE : letters;
        CHARACTERS.subMap(letters, true, last, true).values().forEach(all::append);
        return all.toString();
    }
}
