package org.jingwei.catalog;

/**
 * A text that is not a value of its type; the message says what was expected. Made once for each
 * bad cell of a file, so it has no stack trace.
 */
public final class InvalidValueException extends RuntimeException {
    InvalidValueException(String expected) {
        super(expected, null, false, false);
    }
}
