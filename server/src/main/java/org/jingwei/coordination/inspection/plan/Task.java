package org.jingwei.coordination.inspection.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jingwei.coordination.inspection.list.InspectionMode;

/**
 * One unit's demand to inspect one enterprise.
 *
 * @param plan the plan it comes from; absent where it comes from a case
 * @param source number or words of the case or the order
 * @param from first day on which it may be done
 * @param emergencyAt when it was done, where nobody could be asked before
 * @param reportDue until when that must be handed in
 * @param late whether it was not handed in by then
 * @param matter what became of it at the gate, as far as the caller may know
 * @param open whether it can become a matter, or once more
 */
public record Task(
        String id,
        long number,
        String organisation,
        String organisationName,
        TaskOrigin origin,
        Optional<String> plan,
        String source,
        String item,
        String itemName,
        String enterprise,
        String enterpriseName,
        LocalDate from,
        LocalDate to,
        int minutes,
        InspectionMode mode,
        Optional<Instant> emergencyAt,
        Optional<Instant> reportDue,
        boolean late,
        Optional<AtTheGate> matter,
        boolean open) {

    /** A matter that a task became. */
    public record AtTheGate(String id, long number, String state) {}
}
