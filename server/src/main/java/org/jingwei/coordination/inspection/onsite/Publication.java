package org.jingwei.coordination.inspection.onsite;

import java.time.Instant;
import org.jingwei.scope.SubjectKey;

/**
 * What is published of a result.
 *
 * @param number of the visit
 * @param findings how many there were; none is a pass
 */
public record Publication(
        long number,
        SubjectKey target,
        String name,
        String requester,
        String title,
        Instant visitedAt,
        int findings,
        Instant publishAt) {}
