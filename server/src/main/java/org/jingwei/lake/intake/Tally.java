package org.jingwei.lake.intake;

import java.util.List;
import java.util.Optional;
import org.jingwei.lake.Batch;

/** Counts of a batch while it is read. */
final class Tally {
    private long accepted;
    private long refused;
    private long unplaced;
    private long superseded;
    private long outdated;
    private final RuleCounts refusals = new RuleCounts();
    private final RuleCounts warnings = new RuleCounts();

    void accept(boolean placed) {
        accepted++;
        unplaced += placed ? 0 : 1;
    }

    /** Notes a refused line with its faults. */
    void refuse(List<Fault.Refused> faults) {
        refused++;
        faults.forEach(fault -> refusals.add(fault.element(), fault.rule()));
    }

    /** Notes what an accepted row was warned of. */
    void warn(List<Fault.Refused> faults) {
        faults.forEach(fault -> warnings.add(fault.element(), fault.rule()));
    }

    /** Takes back an accepted row that gave way to a newer one. */
    void outdate(boolean placed, boolean inBatch) {
        accepted--;
        unplaced -= placed ? 0 : 1;
        superseded += inBatch ? 1 : 0;
        outdated += inBatch ? 0 : 1;
    }

    /** Takes back an accepted row, whose key turned out to be known. */
    void takeBack(boolean placed, String element, String rule) {
        accepted--;
        unplaced -= placed ? 0 : 1;
        refused++;
        refusals.add(Optional.of(element), rule);
    }

    long rows() {
        return accepted + refused + superseded + outdated;
    }

    long accepted() {
        return accepted;
    }

    long refused() {
        return refused;
    }

    /** The counts as they are, for other threads. */
    record Counts(
            long rows,
            long accepted,
            long refused,
            long unplaced,
            long superseded,
            long outdated,
            List<Batch.Refusals> refusals,
            List<Batch.Refusals> warnings) {
        Counts {
            refusals = List.copyOf(refusals);
            warnings = List.copyOf(warnings);
        }
    }

    Counts counts() {
        return new Counts(
                rows(),
                accepted,
                refused,
                unplaced,
                superseded,
                outdated,
                refusals.list(),
                warnings.list());
    }
}
