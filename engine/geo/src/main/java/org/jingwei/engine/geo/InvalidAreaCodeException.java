package org.jingwei.engine.geo;

/** A text or number that is not an area code of the scheme it was read with. */
public final class InvalidAreaCodeException extends IllegalArgumentException {

    private final String code;
    private final String reason;

    /** Says which code was refused and, in plain words, which rule it breaks. */
    public InvalidAreaCodeException(String code, String reason) {
        super("area code \"" + code + "\": " + reason);
        this.code = code;
        this.reason = reason;
    }

    /** The refused text, as given. */
    public String code() {
        return code;
    }

    /** Why it was refused, without the code itself. */
    public String reason() {
        return reason;
    }
}
