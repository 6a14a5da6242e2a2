package org.jingwei.coordination.inspection.onsite;

import java.time.Instant;
import java.util.Optional;
import org.jingwei.scope.SubjectKey;

/**
 * The code of one inspection of one enterprise.
 *
 * @param code what is read out and typed
 * @param requester the unit that inspects
 * @param period whose secret seals it
 * @param endedAt when another took its place
 */
public record InspectionCode(
        String code,
        String matter,
        SubjectKey target,
        String requester,
        long period,
        Instant validFrom,
        Instant validTo,
        Optional<Instant> endedAt) {}
