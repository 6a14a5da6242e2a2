package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Requests to write down in a few words: January 2026, enterprise E, a unit by its letter. Monday
 * is the 5th.
 */
final class MergingCases {
    static final Window JANUARY = new Window(day(1), day(31));

    private static final List<Ground> EXCEPTIONS = Ground.EXCEPTIONS.stream().sorted().toList();

    private final List<InspectionTask> tasks = new ArrayList<>();
    private final Map<String, Integer> visitsPerDay = new HashMap<>();
    private final Map<String, QuietPeriod> quiet = new HashMap<>();
    private final Set<ItemPair> apart = new HashSet<>();
    private final List<Visit> fixed = new ArrayList<>();
    private MergingRules rules = MergingRules.USUAL;

    static MergingCases january() {
        return new MergingCases();
    }

    static LocalDate day(int dayOfMonth) {
        return LocalDate.of(2026, 1, dayOfMonth);
    }

    /** A planned task whose unit is the letter its name begins with, of the item of its name. */
    static InspectionTask task(String id, int first, int last) {
        return task(id, "E", first, last, Ground.PLAN);
    }

    static InspectionTask task(String id, String enterprise, int first, int last, Ground ground) {
        return new InspectionTask(
                id,
                id.substring(0, 1),
                enterprise,
                id,
                new Window(day(first), day(last)),
                ground,
                Presence.ON_SITE);
    }

    MergingCases with(InspectionTask... more) {
        tasks.addAll(List.of(more));
        return this;
    }

    MergingCases with(String id, int first, int last) {
        return with(task(id, first, last));
    }

    MergingCases visitsPerDay(String unit, int visits) {
        visitsPerDay.put(unit, visits);
        return this;
    }

    MergingCases quiet(int first, int last) {
        quiet.put("E", new QuietPeriod(first, last));
        return this;
    }

    MergingCases apart(String one, String other) {
        apart.add(new ItemPair(one, other));
        return this;
    }

    MergingCases fixed(int day, InspectionTask... does) {
        fixed.add(new Visit(does[0].enterprise(), day(day), List.of(does), true));
        return this;
    }

    MergingCases rules(MergingRules other) {
        rules = other;
        return this;
    }

    /** Every unit that is named makes one visit a day, unless something else was said. */
    PlanningRequest request() {
        Map<String, Integer> all = new HashMap<>();
        tasks.forEach(task -> all.put(task.unit(), 1));
        fixed.forEach(visit -> visit.units().forEach(unit -> all.put(unit, 1)));
        all.putAll(visitsPerDay);
        List<UnitCapacity> capacities =
                all.entrySet().stream()
                        .map(unit -> new UnitCapacity(unit.getKey(), unit.getValue(), Map.of()))
                        .toList();
        return new PlanningRequest(
                PlanningCalendar.ofWeekdays(JANUARY),
                tasks,
                capacities,
                quiet,
                apart,
                rules,
                fixed,
                VisitsMade.NONE);
    }

    /** How large a random case is. */
    record Size(int tasks, int enterprises, int units, int days) {}

    /** A case in which everything that the rules speak of may happen. */
    static PlanningRequest random(long seed, Size size) {
        Random random = new Random(seed);
        List<InspectionTask> tasks = new ArrayList<>();
        for (int i = 0; i < size.tasks(); i++) {
            tasks.add(randomTask("t%03d".formatted(i), random, size));
        }
        List<UnitCapacity> capacities = new ArrayList<>();
        for (int unit = 0; unit < size.units(); unit++) {
            Map<LocalDate, Integer> otherwise =
                    random.nextBoolean() ? Map.of() : Map.of(day(1 + random.nextInt(9)), 0);
            capacities.add(new UnitCapacity("u" + unit, 1 + random.nextInt(2), otherwise));
        }
        Map<String, QuietPeriod> quiet = new HashMap<>();
        for (int enterprise = 0; enterprise < size.enterprises(); enterprise++) {
            if (random.nextInt(3) == 0) {
                int first = 1 + random.nextInt(size.days());
                quiet.put("e" + enterprise, new QuietPeriod(first, first + random.nextInt(4)));
            }
        }
        Set<ItemPair> apart = new HashSet<>();
        for (int pair = 0; pair < 6; pair++) {
            apart.add(new ItemPair("i" + random.nextInt(8), "i" + random.nextInt(8)));
        }
        Window horizon = new Window(day(1), day(size.days()));
        return new PlanningRequest(
                new PlanningCalendar(horizon, day(1), Set.of(day(1)), Set.of(day(3))),
                tasks,
                capacities,
                quiet,
                apart,
                MergingRules.USUAL.withUnitsPerVisit(2 + random.nextInt(3)),
                List.of(),
                VisitsMade.NONE);
    }

    /** The same case in a year in which some of it was done before. */
    static PlanningRequest randomMade(long seed, Size size) {
        PlanningRequest request = random(seed, size);
        Random random = new Random(seed);
        Map<VisitsMade.Place, Integer> times = new HashMap<>();
        for (InspectionTask task : request.tasks()) {
            if (random.nextInt(3) == 0) {
                times.put(
                        new VisitsMade.Place(task.unit(), task.enterprise(), 2026),
                        random.nextInt(4));
            }
        }
        return request.withMade(new VisitsMade(times));
    }

    static InspectionTask randomTask(String id, Random random, Size size) {
        int first = 1 + random.nextInt(size.days());
        int last = Math.min(size.days(), first + random.nextInt(1 + size.days() / 2));
        boolean exception = random.nextInt(6) == 0;
        return new InspectionTask(
                id,
                "u" + random.nextInt(size.units()),
                "e" + random.nextInt(size.enterprises()),
                "i" + random.nextInt(8),
                new Window(day(first), day(last)),
                exception ? EXCEPTIONS.get(random.nextInt(EXCEPTIONS.size())) : Ground.PLAN,
                random.nextInt(12) == 0 ? Presence.REMOTE : Presence.ON_SITE);
    }
}
