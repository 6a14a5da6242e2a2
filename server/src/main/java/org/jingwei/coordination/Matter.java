package org.jingwei.coordination;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A demand on the grassroots: who asks what of whom, on which basis, when, and what it costs them.
 *
 * @param number counts all matters of the place
 * @param from first day of the window in which it is to happen
 * @param to last day of it
 * @param minutes what it is thought to cost each target
 * @param version goes up with each change; who changes a matter says which version it has seen
 * @param targets how many there are
 * @param item code of the published item that it carries out; may be empty
 * @param officers numbers of the certificates of those who go
 */
public record Matter(
        String id,
        long number,
        String mechanism,
        String title,
        String requester,
        String legalBasis,
        LocalDate from,
        LocalDate to,
        int minutes,
        String note,
        String state,
        int version,
        int targets,
        Instant createdAt,
        Instant changedAt,
        Ground ground,
        String item,
        List<String> officers) {
    public Matter {
        officers = List.copyOf(officers);
    }

    /** The same matter after a step. */
    Matter moved(String into, Instant at) {
        return new Matter(
                id,
                number,
                mechanism,
                title,
                requester,
                legalBasis,
                from,
                to,
                minutes,
                note,
                into,
                version + 1,
                targets,
                createdAt,
                at,
                ground,
                item,
                officers);
    }

    /** Whether another state of the same matter asks the same, at the same time. */
    boolean asksAs(Matter other) {
        return mechanism.equals(other.mechanism)
                && from.equals(other.from)
                && to.equals(other.to)
                && minutes == other.minutes
                && targets == other.targets
                && ground == other.ground
                && item.equals(other.item)
                && officers.equals(other.officers)
                && title.equals(other.title)
                && note.equals(other.note);
    }
}
