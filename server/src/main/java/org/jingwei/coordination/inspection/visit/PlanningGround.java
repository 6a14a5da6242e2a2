package org.jingwei.coordination.inspection.visit;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jingwei.coordination.calendar.Calendars;
import org.jingwei.coordination.calendar.WorkingCalendar;
import org.jingwei.coordination.inspection.list.InspectionDesk;
import org.jingwei.coordination.inspection.merging.FrequencyLimits;
import org.jingwei.coordination.inspection.merging.MergingRules;
import org.jingwei.coordination.inspection.merging.PlanningCalendar;
import org.jingwei.coordination.inspection.merging.PlanningRequest;
import org.jingwei.coordination.inspection.merging.QuietPeriod;
import org.jingwei.coordination.inspection.merging.UnitCapacity;
import org.jingwei.coordination.inspection.merging.Window;
import org.jingwei.coordination.inspection.plan.EndedMatters;
import org.jingwei.coordination.rules.Rule;
import org.jingwei.coordination.rules.RuleKind;
import org.jingwei.coordination.rules.Rules;
import org.jingwei.coordination.rules.Severity;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What visits are planned on: the working days of the area, the rules of the gate on quiet periods
 * and yearly caps, the year so far, the officers of the units, classes of enterprises, and what the
 * desk has set.
 */
@Component
class PlanningGround {
    private static final int MOST_RULES = 500;
    private static final int USUAL_CAP = 2;

    private final Rules rules;
    private final Calendars calendars;
    private final EndedMatters ended;
    private final VisitsHad had;

    PlanningGround(Rules rules, Calendars calendars, EndedMatters ended, VisitsHad had) {
        this.had = had;
        this.rules = rules;
        this.calendars = calendars;
        this.ended = ended;
    }

    /**
     * A request to plan, and what had to be assumed for it.
     *
     * @param assumed units of which no valid certificate is known
     * @param leftOut how many tasks classes of enterprises hold back, by the class
     */
    record Made(PlanningRequest request, Set<String> assumed, Map<String, Long> leftOut) {}

    Made request(
            Scope scope,
            JdbcClient jdbc,
            Window horizon,
            List<OpenTasks.Known> open,
            InspectionDesk.Setting setting) {
        Allowances.Left left = Allowances.of(jdbc, open, ended.inVain());
        List<OpenTasks.Known> tasks = left.tasks();
        List<Rule> inForce =
                rules.list(scope, new PageRequest(Optional.empty(), 0, MOST_RULES)).items().stream()
                        .filter(rule -> isInForce(rule, horizon))
                        .toList();
        Map<String, Integer> officers = officers(jdbc, horizon.first());
        Set<String> units = new TreeSet<>();
        tasks.forEach(known -> units.add(known.task().unit()));
        Set<String> assumed = new TreeSet<>(units);
        assumed.removeAll(officers.keySet());
        return new Made(
                new PlanningRequest(
                        calendar(jdbc, horizon, tasks),
                        tasks.stream().map(OpenTasks.Known::task).toList(),
                        units.stream().map(unit -> capacity(unit, officers)).toList(),
                        quiet(inForce, tasks),
                        Set.of(),
                        new MergingRules(
                                cap(inForce),
                                setting.unitsPerVisit(),
                                true,
                                MergingRules.USUAL.freeOfCap(),
                                MergingRules.USUAL.freeOfQuietPeriod(),
                                new FrequencyLimits(
                                        setting.perDay(), setting.perWeek(), setting.perMonth())),
                        List.of(),
                        had.with(jdbc, left.made(), horizon, tasks)),
                assumed,
                left.leftOut());
    }

    private static boolean isInForce(Rule rule, Window horizon) {
        return rule.severity() == Severity.REFUSE
                && rule.mechanisms().contains(EndedMatters.INSPECTION)
                && rule.from().filter(day -> day.isAfter(horizon.last())).isEmpty()
                && rule.to().filter(day -> day.isBefore(horizon.first())).isEmpty();
    }

    /** Two go together; a unit of which nothing is known makes one visit a day. */
    private static UnitCapacity capacity(String unit, Map<String, Integer> officers) {
        int known = officers.getOrDefault(unit, 0);
        return known < UnitCapacity.OFFICERS_PER_VISIT
                ? new UnitCapacity(unit, 1, Map.of())
                : UnitCapacity.ofOfficers(unit, known);
    }

    private static Map<String, Integer> officers(JdbcClient jdbc, LocalDate day) {
        Map<String, Integer> officers = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT organisation, count(DISTINCT holder) AS officers FROM officer_certificate
                        WHERE :day BETWEEN valid_from AND valid_to GROUP BY organisation\
                        """)
                .param("day", day)
                .query((row, number) ->
                        Map.entry(row.getString("organisation"), row.getInt("officers")))
                .list()
                .forEach(entry -> officers.put(entry.getKey(), entry.getValue()));
        return officers;
    }

    private PlanningCalendar calendar(
            JdbcClient jdbc, Window horizon, List<OpenTasks.Known> tasks) {
        long lo = tasks.stream().mapToLong(OpenTasks.Known::area).min().orElse(1);
        long hi = tasks.stream().mapToLong(OpenTasks.Known::area).max().orElse(1);
        WorkingCalendar working = calendars.read(jdbc).of(lo, hi);
        Set<LocalDate> holidays = new HashSet<>();
        Set<LocalDate> workdays = new HashSet<>();
        horizon.first()
                .datesUntil(horizon.last().plusDays(1))
                .forEach(day -> {
                    boolean weekend =
                            day.getDayOfWeek() == DayOfWeek.SATURDAY
                                    || day.getDayOfWeek() == DayOfWeek.SUNDAY;
                    if (weekend && working.isWorking(day)) {
                        workdays.add(day);
                    } else if (!weekend && !working.isWorking(day)) {
                        holidays.add(day);
                    }
                });
        return new PlanningCalendar(horizon, horizon.first(), holidays, workdays);
    }

    /** Of several rules the one of the smallest area counts for an enterprise. */
    private static Map<String, QuietPeriod> quiet(List<Rule> inForce, List<OpenTasks.Known> tasks) {
        Map<String, QuietPeriod> quiet = new TreeMap<>();
        Map<String, Long> width = new HashMap<>();
        for (Rule rule : inForce) {
            if (rule.parameters() instanceof RuleKind.QuietPeriod period) {
                QuietPeriod days = new QuietPeriod(period.firstDay(), period.lastDay());
                long wide = rule.range().hi() - rule.range().lo();
                for (OpenTasks.Known known : tasks) {
                    String enterprise = known.task().enterprise();
                    if (rule.range().contains(known.area())
                            && wide < width.getOrDefault(enterprise, Long.MAX_VALUE)) {
                        quiet.put(enterprise, days);
                        width.put(enterprise, wide);
                    }
                }
            }
        }
        return quiet;
    }

    private static int cap(List<Rule> inForce) {
        int least = Integer.MAX_VALUE;
        for (Rule rule : inForce) {
            if (rule.parameters() instanceof RuleKind.FrequencyCap cap) {
                least = Math.min(least, cap.most());
            }
        }
        return least == Integer.MAX_VALUE ? USUAL_CAP : Math.max(1, least);
    }
}
