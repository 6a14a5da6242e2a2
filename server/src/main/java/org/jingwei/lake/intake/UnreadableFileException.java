package org.jingwei.lake.intake;

/** A file that cannot be read as rows of its dataset at all: its batch fails as a whole. */
final class UnreadableFileException extends RuntimeException {
    private final String code;

    UnreadableFileException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    /** What is wrong, for programs. */
    String code() {
        return code;
    }

    /** What is wrong and what to do, for people. */
    String detail() {
        return String.valueOf(getMessage());
    }
}
