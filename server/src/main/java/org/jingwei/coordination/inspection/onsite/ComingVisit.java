package org.jingwei.coordination.inspection.onsite;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A visit that is approved and has not begun.
 *
 * @param slot the time that the enterprise picked
 * @param officers numbers of the certificates of those who come
 * @param published whether the item is published
 * @param coded whether a code was applied for
 */
public record ComingVisit(
        String matter,
        long number,
        String title,
        String legalBasis,
        String requester,
        LocalDate from,
        LocalDate to,
        int minutes,
        List<String> officers,
        String key,
        String name,
        Optional<Instant> slot,
        boolean published,
        boolean coded) {
    public ComingVisit {
        officers = List.copyOf(officers);
    }
}
