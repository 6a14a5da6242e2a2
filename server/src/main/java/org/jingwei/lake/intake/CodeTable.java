package org.jingwei.lake.intake;

import java.util.List;
import org.jingwei.catalog.Element;
import org.jspecify.annotations.Nullable;

/**
 * A closed list as a table that is asked with a piece of a buffer. Departments write a list's
 * labels as often as its codes: both lead to the code.
 */
final class CodeTable {
    private final @Nullable String[] written;
    private final String[] codes;
    private final int mask;
    private final int size;

    CodeTable(List<Element.Code> list) {
        int slots = Integer.highestOneBit(Math.max(1, list.size()) * 4) * 2;
        this.written = new String[slots];
        this.codes = new String[slots];
        this.mask = slots - 1;
        this.size = list.size();
        list.forEach(entry -> put(entry.code(), entry.code()));
        list.forEach(entry -> put(entry.label(), entry.code()));
    }

    private void put(String text, String code) {
        int slot = text.hashCode() & mask;
        while (written[slot] != null) {
            if (text.equals(written[slot])) {
                return;
            }
            slot = (slot + 1) & mask;
        }
        written[slot] = text;
        codes[slot] = code;
    }

    int size() {
        return size;
    }

    /** The code that a piece of a buffer names; null when it is not in the list. */
    @Nullable String find(char[] text, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = hash & mask;
        for (String found = written[slot]; found != null; found = written[slot]) {
            if (isSame(found, text, from, to)) {
                return codes[slot];
            }
            slot = (slot + 1) & mask;
        }
        return null;
    }

    private static boolean isSame(String found, char[] text, int from, int to) {
        if (found.length() != to - from) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (found.charAt(i - from) != text[i]) {
                return false;
            }
        }
        return true;
    }
}
