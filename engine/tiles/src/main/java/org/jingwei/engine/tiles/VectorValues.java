package org.jingwei.engine.tiles;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The values that the features of one layer have, each written once as it is met. */
final class VectorValues {

    private final ProtoBuffer values = new ProtoBuffer();
    private final ProtoBuffer value = new ProtoBuffer();
    private final TextStretches stretches = new TextStretches();
    private final LongDictionary numbers = new LongDictionary();
    private final Map<Object, Integer> shared = new HashMap<>();
    private final int[] smallNumbers = new int[4096];
    private int highest;
    private int[] numberValues = new int[64];
    private int count;

    void clear() {
        values.clear();
        stretches.clear();
        numbers.clear();
        Arrays.fill(smallNumbers, 0, highest + 1, 0);
        highest = 0;
        shared.clear();
        count = 0;
    }

    /** How many bytes they take. */
    int size() {
        return values.size() + stretches.bytes();
    }

    /** Forgets what was written behind here and is not to be found again. */
    void backTo(int size) {
        values.takeTo(size);
    }

    /** What was written, until more is. */
    ByteBuffer bytes() {
        return values.view(0);
    }

    /** The place of this number, which is not negative. */
    int number(long number) {
        if (number >= smallNumbers.length) {
            return largeNumber(number);
        }
        int known = smallNumbers[(int) number];
        if (known == 0) {
            known = addNumber(number) + 1;
            smallNumbers[(int) number] = known;
            highest = Math.max(highest, (int) number);
        }
        return known - 1;
    }

    /** A value that is a number; together never more than thirteen bytes. */
    private int addNumber(long number) {
        int start = values.size();
        byte[] room = values.room(16);
        room[start] = (byte) ProtoBuffer.tag(4, ProtoBuffer.LENGTH_DELIMITED);
        room[start + 2] = (byte) ProtoBuffer.tag(5, ProtoBuffer.VARINT);
        int end = ProtoBuffer.put(room, start + 3, number);
        room[start + 1] = (byte) (end - start - 2);
        values.takeTo(end);
        return count++;
    }

    private int largeNumber(long number) {
        int known = numbers.size();
        int at = numbers.number(number);
        if (at == known) {
            if (at == numberValues.length) {
                numberValues = Arrays.copyOf(numberValues, at * 2);
            }
            numberValues[at] = addNumber(number);
        }
        return numberValues[at];
    }

    /** The place of a text that many features have. */
    int sharedText(String text) {
        Integer at = shared.get(text);
        if (at == null) {
            at = text(text);
            shared.put(text, at);
        }
        return at;
    }

    /** The place of a text that is hardly found twice. */
    int text(String text) {
        value.clear();
        value.field(1, text);
        return addValue();
    }

    /** The place of a text that is this number in decimals. */
    int decimal(long number) {
        if (number < 0) {
            return text(Long.toString(number));
        }
        // A value that is a text that is the number: two lengths, filled in when they are known.
        int start = values.size();
        byte[] room = values.room(32);
        int end = ProtoBuffer.putDecimal(room, start + 4, number);
        room[start] = (byte) ProtoBuffer.tag(4, ProtoBuffer.LENGTH_DELIMITED);
        room[start + 1] = (byte) (end - start - 2);
        room[start + 2] = (byte) ProtoBuffer.tag(1, ProtoBuffer.LENGTH_DELIMITED);
        room[start + 3] = (byte) (end - start - 4);
        values.takeTo(end);
        return count++;
    }

    /** The place of a text that is hardly found twice, given as its bytes. */
    int text(byte[] utf8, int from, int length) {
        values.header(4, 1 + ProtoBuffer.varintSize(length) + length);
        values.header(1, length);
        values.append(utf8, from, length);
        return count++;
    }

    /** A text as {@link #text(byte[], int, int)}, or nothing for none. */
    void textUnlessEmpty(byte[] utf8, int from, int length) {
        if (length > 0) {
            text(utf8, from, length);
        }
    }

    int flag(boolean flag) {
        Integer at = shared.get(flag);
        if (at == null) {
            value.clear();
            value.field(7, flag ? 1 : 0);
            at = addValue();
            shared.put(flag, at);
        }
        return at;
    }

    private int addValue() {
        values.header(4, value.size());
        values.append(value);
        return count++;
    }

    /** How many there are: the place of the next. */
    int count() {
        return count;
    }

    /** Takes the values that are kept from here to there, behind which there are so many. */
    void append(RowTexts texts, long from, long to, int countThen) {
        count = countThen;
        if (from < to && !stretches.add(texts, from, to, values.size())) {
            int length = Math.toIntExact(to - from);
            int start = values.size();
            texts.copy(from, values.room(length), start, length);
            values.takeTo(start + length);
        }
    }

    /** Adds all of them to what is there. */
    void appendTo(ProtoBuffer target) {
        int at = target.size();
        target.takeTo(stretches.copyTo(values, target.room(size()), at));
    }
}
