package org.jingwei.lake.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jingwei.lake.Batch;

/** Counts of a batch while it is read. */
final class Tally {
    private long accepted;
    private long refused;
    private long unplaced;
    private final Map<String, Map<String, Long>> refusals = new TreeMap<>();

    void accept(boolean placed) {
        accepted++;
        unplaced += placed ? 0 : 1;
    }

    /** Notes a refused line with its faults. */
    void refuse(List<Fault.Refused> faults) {
        refused++;
        faults.forEach(fault -> count(fault.element(), fault.rule()));
    }

    /** Takes back an accepted row, whose key turned out to be known. */
    void takeBack(boolean placed, String element, String rule) {
        accepted--;
        unplaced -= placed ? 0 : 1;
        refused++;
        count(Optional.of(element), rule);
    }

    private void count(Optional<String> element, String rule) {
        refusals.computeIfAbsent(element.orElse(""), name -> new TreeMap<>())
                .merge(rule, 1L, Long::sum);
    }

    long rows() {
        return accepted + refused;
    }

    long accepted() {
        return accepted;
    }

    long refused() {
        return refused;
    }

    long unplaced() {
        return unplaced;
    }

    /** Refusals by element and rule, the most frequent first. */
    List<Batch.Refusals> refusals() {
        List<Batch.Refusals> list = new ArrayList<>();
        refusals.forEach((element, rules) ->
                rules.forEach((rule, count) -> list.add(new Batch.Refusals(element, rule, count))));
        list.sort(Comparator.comparingLong(Batch.Refusals::count).reversed());
        return list;
    }
}
