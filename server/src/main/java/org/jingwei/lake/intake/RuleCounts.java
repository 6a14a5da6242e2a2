package org.jingwei.lake.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jingwei.lake.Batch;

/** How often each rule spoke, by element. */
final class RuleCounts {
    private final Map<String, Map<String, Long>> counts = new TreeMap<>();

    void add(Optional<String> element, String rule) {
        counts.computeIfAbsent(element.orElse(""), name -> new TreeMap<>())
                .merge(rule, 1L, Long::sum);
    }

    /** By element and rule, the most frequent first. */
    List<Batch.Refusals> list() {
        List<Batch.Refusals> list = new ArrayList<>();
        counts.forEach((element, rules) ->
                rules.forEach((rule, count) -> list.add(new Batch.Refusals(element, rule, count))));
        list.sort(Comparator.comparingLong(Batch.Refusals::count).reversed());
        return list;
    }
}
