package org.jingwei.coordination.inspection.onsite;

import java.time.Instant;
import org.jingwei.scope.SubjectKey;

/**
 * A visit that inspects nothing: it has no code, no record and no finding.
 *
 * @param late written down after the days in which that should be done
 */
public record CourtesyVisit(
        String id,
        long number,
        String requester,
        SubjectKey target,
        String name,
        Purpose purpose,
        String note,
        Instant arrivedAt,
        int minutes,
        boolean late) {
    /** What it was for. */
    public enum Purpose {
        /** To explain a law or a policy. */
        PUBLICITY,
        /** To ask how things are. */
        SURVEY,
        /** To help. */
        SERVICE
    }
}
