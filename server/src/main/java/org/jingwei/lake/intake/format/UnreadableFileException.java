package org.jingwei.lake.intake.format;

/** A file that cannot be read as rows of its dataset at all: its batch fails as a whole. */
public final class UnreadableFileException extends RuntimeException {
    private final String code;

    /** A code for programs, and for people what is wrong and what to do. */
    public UnreadableFileException(String code, String detail) {
        super(detail);
        this.code = code;
    }

    /** What is wrong, for programs. */
    public String code() {
        return code;
    }

    /** What is wrong and what to do, for people. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
