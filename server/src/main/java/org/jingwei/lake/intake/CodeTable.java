package org.jingwei.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.jingwei.catalog.Element;
import org.jspecify.annotations.Nullable;

/**
 * A closed list as a table that is asked with a piece of a buffer. Departments write a list's
 * labels as often as its codes: both lead to the code.
 */
final class CodeTable {
    private final byte[] @Nullable [] written;
    private final byte[][] codes;
    private final int mask;
    private final int size;

    CodeTable(List<Element.Code> list) {
        int slots = Integer.highestOneBit(Math.max(1, list.size()) * 4) * 2;
        this.written = new byte[slots][];
        this.codes = new byte[slots][];
        this.mask = slots - 1;
        this.size = list.size();
        list.forEach(entry -> put(entry.code(), entry.code()));
        list.forEach(entry -> put(entry.label(), entry.code()));
    }

    private void put(String text, String code) {
        byte[] bytes = text.getBytes(UTF_8);
        int slot = slot(bytes, 0, bytes.length);
        while (written[slot] != null) {
            if (Arrays.equals(bytes, written[slot])) {
                return;
            }
            slot = (slot + 1) & mask;
        }
        written[slot] = bytes;
        codes[slot] = code.getBytes(UTF_8);
    }

    private int slot(byte[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        return (hash ^ hash >>> 15) & mask;
    }

    int size() {
        return size;
    }

    /** The code that a piece of a buffer names; null when it is not in the list. */
    byte @Nullable [] find(byte[] text, int from, int to) {
        int slot = slot(text, from, to);
        for (byte[] found = written[slot]; found != null; found = written[slot]) {
            if (Arrays.equals(found, 0, found.length, text, from, to)) {
                return codes[slot];
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }
}
