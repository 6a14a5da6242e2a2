package org.jingwei.coordination.inspection.history;

import java.time.LocalDate;

/**
 * A visit that was inspected before the gate was there, or beside it.
 *
 * @param id as its unit numbers it
 * @param requester the unit that inspected
 * @param key of the enterprise
 * @param type what sort of inspection it was
 * @param findings how many things were found
 */
record PastVisit(
        String id,
        String requester,
        String key,
        String name,
        String type,
        LocalDate visitedOn,
        Outcome outcome,
        int findings) {

    /** How it ended. */
    enum Outcome {
        /** Nothing was left to be put right. */
        PASSED,
        /** Passed on a condition. */
        CONDITIONAL,
        /** Did not pass. */
        FAILED,
        /** Not written down. */
        UNKNOWN
    }
}
