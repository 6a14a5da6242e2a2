package org.jingwei.lake.intake;

import java.util.Optional;

/**
 * What is wrong with one cell or line; made by the thousand, so it has no stack trace.
 *
 * <p>Rules: REQUIRED, TYPE, CODE, LENGTH, ENCODING, CONTROL_CHARACTER, COLUMN_COUNT, DUPLICATE_KEY,
 * AREA_CODE, and the names of the catalogue's rules.
 */
final class Fault extends Exception {
    static final String REQUIRED = "REQUIRED";
    static final String TYPE = "TYPE";

    private final String rule;

    Fault(String rule, String reason) {
        super(reason, null, false, false);
        this.rule = rule;
    }

    String rule() {
        return rule;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    /** The fault as it is listed. */
    Refused refused(Optional<String> element, Optional<String> value) {
        return new Refused(element, rule, reason(), value);
    }

    /** A fault with the place it was found at. */
    record Refused(Optional<String> element, String rule, String reason, Optional<String> value) {}
}
