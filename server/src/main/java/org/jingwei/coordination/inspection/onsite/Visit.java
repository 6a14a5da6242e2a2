package org.jingwei.coordination.inspection.onsite;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jingwei.scope.SubjectKey;

/**
 * Officers were at an enterprise for a matter.
 *
 * @param number counts all visits
 * @param confirmedAt when the other side scanned too
 */
public record Visit(
        String id,
        long number,
        String matter,
        SubjectKey target,
        String name,
        String requester,
        String title,
        List<ChecklistEntry> checklist,
        Arrival arrival,
        Optional<Instant> confirmedAt,
        Optional<Instant> leftAt,
        Optional<Afterwards> backfilled) {
    public Visit {
        checklist = List.copyOf(checklist);
    }

    /**
     * How it began.
     *
     * @param side which side scanned
     * @param distance metres to where the register has the enterprise
     */
    public record Arrival(
            Instant at, Side side, Optional<Position> position, Optional<Double> distance) {}

    /**
     * That it was written down afterwards.
     *
     * @param late after the days in which that should be done
     */
    public record Afterwards(Backfill kind, String reason, Instant at, boolean late) {}

    /** Whole minutes on site, once the officers left. */
    @JsonProperty("minutes")
    public Optional<Long> minutes() {
        return leftAt.map(left -> Duration.between(arrival.at(), left).toMinutes());
    }
}
