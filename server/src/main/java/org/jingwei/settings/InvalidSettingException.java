package org.jingwei.settings;

/** A setting that stops the start: its message names it and says what was expected. */
public final class InvalidSettingException extends RuntimeException {
    InvalidSettingException(String message) {
        super(message);
    }
}
