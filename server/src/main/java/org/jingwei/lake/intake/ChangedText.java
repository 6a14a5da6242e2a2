package org.jingwei.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A text that steps of a mapping made, as UTF-8; until the next row. */
final class ChangedText {
    private byte[] text = new byte[0];

    void set(String changed) {
        text = changed.getBytes(UTF_8);
    }

    byte[] buffer() {
        return text;
    }

    int length() {
        return text.length;
    }
}
