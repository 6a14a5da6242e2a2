package org.jingwei.coordination.inspection.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jingwei.coordination.Ground;
import org.jingwei.coordination.inspection.merging.VisitsMade;
import org.jingwei.coordination.inspection.plan.ClassChecks;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What classes of enterprises and the year so far leave of the open tasks.
 *
 * <p>Idea: what was submitted and did not come to nothing counts, as at the gate, unless it is one
 * of the tasks that are being planned; it is read once, by enterprise, unit, item, ground and year.
 * A task at an enterprise that is not to be inspected is left out; of those at one that is limited,
 * the first to end stay, as many as the year has left.
 *
 * <p>Cost: one range of an index for each enterprise, and one look-up of its class for each task.
 */
final class Allowances {
    private final List<Done> done;
    private final Map<String, Said> said;

    private Allowances(List<Done> done, Map<String, Said> said) {
        this.done = done;
        this.said = said;
    }

    /**
     * What is left of the tasks.
     *
     * @param tasks those that may be planned
     * @param leftOut how many were left out for each class
     * @param made what counts against the yearly cap before anything is planned
     */
    record Left(List<OpenTasks.Known> tasks, Map<String, Long> leftOut, VisitsMade made) {}

    private record Done(
            String enterprise, String unit, String item, Ground ground, int year, int times) {}

    private record Said(long number, String kind, int most, String unit, String item) {
        boolean isAbout(Done one) {
            return (unit.isEmpty() || unit.equals(one.unit()))
                    && (item.isEmpty() || item.equals(one.item()));
        }
    }

    static Left of(JdbcClient jdbc, List<OpenTasks.Known> open, String[] inVain) {
        return new Allowances(done(jdbc, open, inVain), said(jdbc, open)).left(open);
    }

    private Left left(List<OpenTasks.Known> open) {
        List<OpenTasks.Known> tasks = new ArrayList<>();
        Map<String, Long> leftOut = new TreeMap<>();
        Map<Limit, Integer> rest = new HashMap<>();
        for (OpenTasks.Known known :
                open.stream()
                        .sorted(
                                Comparator.comparing(
                                                (OpenTasks.Known one) -> one.task().window().last())
                                        .thenComparing(one -> one.task().id()))
                        .toList()) {
            Optional<String> held = held(known, rest);
            if (held.isPresent()) {
                leftOut.merge(held.get(), 1L, Long::sum);
            } else {
                tasks.add(known);
            }
        }
        return new Left(tasks, leftOut, made());
    }

    private record Limit(long number, String enterprise, int year) {}

    /** Which class holds a task back, if one does; else it takes its part of what is left. */
    private Optional<String> held(OpenTasks.Known known, Map<Limit, Integer> rest) {
        Said one = said.get(known.task().id());
        if (one == null || !ClassChecks.holdsBack(known.origin().ground())) {
            return Optional.empty();
        }
        if (one.kind().equals("EXEMPT")) {
            return Optional.of(one.kind());
        }
        LocalDate first = known.task().window().first();
        Limit limit = new Limit(one.number(), known.task().enterprise(), first.getYear());
        int left = rest.computeIfAbsent(limit, at -> one.most() - times(one, at));
        rest.put(limit, left - 1);
        return left > 0 ? Optional.empty() : Optional.of(one.kind());
    }

    private int times(Said one, Limit at) {
        return done.stream()
                .filter(each -> each.enterprise().equals(at.enterprise()))
                .filter(each -> each.year() == at.year() && one.isAbout(each))
                .filter(each -> ClassChecks.holdsBack(each.ground()))
                .mapToInt(Done::times)
                .sum();
    }

    /** A yearly cap counts every ground but what was ordered from above. */
    private VisitsMade made() {
        return new VisitsMade(
                done.stream()
                        .filter(one -> one.ground() != Ground.ORDERED)
                        .collect(
                                Collectors.toMap(
                                        one ->
                                                new VisitsMade.Place(
                                                        one.unit(), one.enterprise(), one.year()),
                                        Done::times,
                                        Integer::sum)));
    }

    private static List<Done> done(JdbcClient jdbc, List<OpenTasks.Known> open, String[] inVain) {
        LocalDate first =
                open.stream()
                        .map(known -> known.task().window().first())
                        .min(Comparator.naturalOrder())
                        .orElse(LocalDate.EPOCH);
        LocalDate last =
                open.stream()
                        .map(known -> known.task().window().last())
                        .max(Comparator.naturalOrder())
                        .orElse(LocalDate.EPOCH);
        return jdbc.sql(
                        """
                        SELECT target.key, target.requester, matter.item, matter.ground,
                               extract(year FROM target.first_day)::int AS year, count(*)::int AS times
                        FROM matter_target target JOIN matter ON matter.id = target.matter
                        WHERE target.kind = 'ENTERPRISE' AND target.key = ANY (:keys) AND target.mechanism = 'INSPECTION'
                          AND target.first_day BETWEEN :from AND :to AND target.submitted
                          AND NOT target.state = ANY (:inVain)
                          AND NOT (target.matter || ' ' || target.key) = ANY (:planned)
                        GROUP BY 1, 2, 3, 4, 5\
                        """)
                .param("keys", OpenTasks.enterprises(open))
                .param("from", first.withDayOfYear(1))
                .param("to", last.plusYears(1).withDayOfYear(1).minusDays(1))
                .param("inVain", inVain)
                .param("planned", OpenTasks.planned(open))
                .query((row, number) ->
                        new Done(
                                row.getString("key"),
                                row.getString("requester"),
                                row.getString("item"),
                                Ground.valueOf(row.getString("ground")),
                                row.getInt("year"),
                                row.getInt("times")))
                .list();
    }

    private static Map<String, Said> said(JdbcClient jdbc, List<OpenTasks.Known> open) {
        Map<String, Said> said = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT task.id, said.number, said.kind, coalesce(said.most, 0) AS most, said.organisation, said.item
                        FROM inspection_task task
                        CROSS JOIN LATERAL inspection_class_of(task.enterprise, task.area, task.organisation, task.item, task.window_from) said
                        WHERE task.id = ANY (:tasks) AND said.kind <> 'MUST'\
                        """)
                .param(
                        "tasks",
                        open.stream().map(known -> known.task().id()).toArray(String[]::new))
                .query((row, number) ->
                        Map.entry(
                                row.getString("id"),
                                new Said(
                                        row.getLong("number"),
                                        row.getString("kind"),
                                        row.getInt("most"),
                                        row.getString("organisation"),
                                        row.getString("item"))))
                .list()
                .forEach(entry -> said.put(entry.getKey(), entry.getValue()));
        return said;
    }
}
