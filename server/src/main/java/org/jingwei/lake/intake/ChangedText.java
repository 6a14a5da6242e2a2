package org.jingwei.lake.intake;

/** A text in a buffer that is used again. */
final class ChangedText {
    private char[] buffer = new char[256];
    private int length;

    void set(String text) {
        length = text.length();
        if (length > buffer.length) {
            buffer = new char[length * 2];
        }
        text.getChars(0, length, buffer, 0);
    }

    char[] buffer() {
        return buffer;
    }

    int length() {
        return length;
    }
}
