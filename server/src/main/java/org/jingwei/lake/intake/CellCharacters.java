package org.jingwei.lake.intake;

import org.jspecify.annotations.Nullable;

/** Characters that no value has: broken bytes and control characters. */
final class CellCharacters {
    private CellCharacters() {}

    /** What is wrong with the characters of a cell, or null. */
    static @Nullable Fault fault(byte[] text, int from, int to) {
        int at = from;
        while (at < to) {
            byte here = text[at];
            if (here >= ' ') {
                at++;
            } else if (here < 0) {
                int length = Utf8.length(text, at, to);
                if (length == 0 || isReplacement(text, at)) {
                    return new Fault(
                            "ENCODING", "has bytes that are no text of the file's charset");
                }
                at += length;
            } else if (here != '\n' && here != '\r' && here != '\t') {
                return new Fault("CONTROL_CHARACTER", "has a control character");
            } else {
                at++;
            }
        }
        return null;
    }

    /** U+FFFD stands for what could not be decoded. */
    private static boolean isReplacement(byte[] text, int at) {
        return text[at] == (byte) 0xef
                && text[at + 1] == (byte) 0xbf
                && text[at + 2] == (byte) 0xbd;
    }
}
