package org.jingwei.lake.intake;

import java.util.Optional;

/**
 * What is wrong with one cell or line.
 *
 * <p>Rules: REQUIRED, TYPE, CODE, RANGE, PATTERN, LENGTH, ENCODING, CONTROL_CHARACTER, LOST_DIGITS,
 * COLUMN_COUNT, JSON, GEOMETRY, UNKNOWN_NAME, DUPLICATE_KEY, STEP, the names of the catalogue's
 * rules, and the ids of a dataset's checks.
 */
record Fault(String rule, String reason) {
    static final String REQUIRED = "REQUIRED";
    static final String TYPE = "TYPE";
    static final String DUPLICATE_KEY = "DUPLICATE_KEY";

    /** The fault as it is listed. */
    Refused refused(Optional<String> element, Optional<String> value) {
        return new Refused(element, rule, reason, value);
    }

    /** A fault with the place it was found at. */
    record Refused(Optional<String> element, String rule, String reason, Optional<String> value) {}
}
