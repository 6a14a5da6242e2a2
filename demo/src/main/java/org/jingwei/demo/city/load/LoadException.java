package org.jingwei.demo.city.load;

/** The platform refused something, or was not there; the message says what and what to do. */
public final class LoadException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LoadException(String message) {
        super(message);
    }

    LoadException(String message, Throwable cause) {
        super(message, cause);
    }
}
