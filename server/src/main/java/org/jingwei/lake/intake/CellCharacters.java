package org.jingwei.lake.intake;

import org.jspecify.annotations.Nullable;

/** Characters that no value has: broken bytes and control characters. */
final class CellCharacters {
    private CellCharacters() {}

    static @Nullable Fault fault(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            char character = text[i];
            if (character == '\uFFFD') {
                return new Fault("ENCODING", "has bytes that are no text of the file's charset");
            }
            if (character < ' ' && character != '\n' && character != '\r' && character != '\t') {
                return new Fault("CONTROL_CHARACTER", "has a control character");
            }
        }
        return null;
    }
}
