package org.jingwei.settings;

/** A setting that stops the start: its message names it and says what was expected. */
public final class InvalidSettingException extends RuntimeException {
    InvalidSettingException(String message) {
        super(message);
    }

    /** A setting without a default that another one makes necessary. */
    public static InvalidSettingException missing(Setting setting, String because) {
        return new InvalidSettingException(setting.variable() + ": needed because " + because);
    }
}
