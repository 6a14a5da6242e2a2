package org.jingwei.coordination.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.Matter;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.scope.SubjectKey;

/**
 * A matter that is checked, with whom it asks.
 *
 * @param reach where its requester stands; empty where nothing is known of that
 * @param since when it was submitted, if it counts from then; empty for one that is about to be
 * @param ahead how many of those it is judged with are submitted together with it, before it: the
 *     first ones in their order
 */
record Asked(
        Matter matter,
        List<Target> targets,
        Optional<AreaRange> reach,
        Optional<Instant> since,
        int ahead) {
    /** One of whom it asks. */
    record Target(SubjectKey subject, String name, long area) {}

    Asked {
        targets = List.copyOf(targets);
    }

    /** The same, with so many ahead of it. */
    Asked behind(int others) {
        return new Asked(matter, targets, reach, since, others);
    }

    Days window() {
        return new Days(matter.from(), matter.to());
    }

    /** The day on which its targets came to know of it, or will. */
    LocalDate submitted(LocalDate today) {
        return since.map(at -> LocalDate.ofInstant(at, ZoneId.systemDefault())).orElse(today);
    }
}
