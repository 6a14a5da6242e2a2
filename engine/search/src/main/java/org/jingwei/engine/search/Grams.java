package org.jingwei.engine.search;

import java.util.function.LongConsumer;

/**
 * The keys under which an entry stands in the posting lists: of its folded name each character and
 * each pair of neighbours, with the two ends as characters of their own; the same of its address,
 * without the ends; and each pair of neighbouring initials that the name can be read with.
 */
final class Grams {
    /** Stands before the first character; no folded text has it. */
    static final char START = 1;

    /** Stands after the last character. */
    static final char END = 2;

    /** Which text a key is of. */
    enum Field {
        NAME(0),
        ADDRESS(1),
        SOUND(2);

        private final long number;

        Field(long number) {
            this.number = number;
        }
    }

    private Grams() {}

    /** The key of one character. */
    static long single(Field field, char character) {
        return pair(field, character, (char) 0);
    }

    /** The key of two neighbours. */
    static long pair(Field field, char first, char second) {
        return (field.number << 32) | ((long) first << 16) | second;
    }

    /** All keys of a name and an address, some of them more than once. */
    static void each(String name, String address, LongConsumer receiver) {
        eachOf(Field.NAME, name, receiver);
        eachOf(Field.ADDRESS, address, receiver);
        if (!name.isEmpty()) {
            receiver.accept(pair(Field.NAME, START, name.charAt(0)));
            receiver.accept(pair(Field.NAME, name.charAt(name.length() - 1), END));
        }
        for (int i = 0; i < name.length(); i++) {
            eachSound(i == 0 ? START : name.charAt(i - 1), name.charAt(i), receiver);
        }
    }

    private static void eachOf(Field field, String text, LongConsumer receiver) {
        for (int i = 0; i < text.length(); i++) {
            receiver.accept(single(field, text.charAt(i)));
            if (i > 0) {
                receiver.accept(pair(field, text.charAt(i - 1), text.charAt(i)));
            }
        }
    }

    private static void eachSound(char before, char character, LongConsumer receiver) {
        for (short reading : Pinyin.readings(character)) {
            char initial = Pinyin.sound(reading).charAt(0);
            if (before == START) {
                receiver.accept(pair(Field.SOUND, START, initial));
            } else {
                for (short readingBefore : Pinyin.readings(before)) {
                    char initialBefore = Pinyin.sound(readingBefore).charAt(0);
                    receiver.accept(pair(Field.SOUND, initialBefore, initial));
                }
            }
        }
    }
}
