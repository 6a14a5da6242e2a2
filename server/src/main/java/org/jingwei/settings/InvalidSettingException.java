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

    /** A setting whose value is refused by what it is for. */
    public static InvalidSettingException invalid(Setting setting, IllegalArgumentException why) {
        return new InvalidSettingException(setting.variable() + ": " + why.getMessage());
    }
}
