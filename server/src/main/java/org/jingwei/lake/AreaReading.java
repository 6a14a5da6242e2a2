package org.jingwei.lake;

import org.jingwei.http.Problem;

/** Where a record of an area that ended counts. */
public enum AreaReading {
    /** In the area whose code it came with. */
    THEN,
    /** In the area of today that took that one's place. */
    NOW;

    /** By its name in an address. */
    public static AreaReading of(String name) {
        return switch (name) {
            case "then" -> THEN;
            case "now" -> NOW;
            default ->
                    throw Problem.badRequest(
                            "invalid-areas",
                            "areas is now (ended areas count for their successors) or then (as the"
                                    + " records came), nothing else.");
        };
    }
}
