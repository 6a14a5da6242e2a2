package org.jingwei.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jingwei.coordination.inspection.merging.Ground;
import org.jingwei.coordination.inspection.merging.InspectionTask;
import org.jingwei.coordination.inspection.merging.ItemPair;
import org.jingwei.coordination.inspection.merging.MergingRules;
import org.jingwei.coordination.inspection.merging.PlanningCalendar;
import org.jingwei.coordination.inspection.merging.PlanningRequest;
import org.jingwei.coordination.inspection.merging.Presence;
import org.jingwei.coordination.inspection.merging.QuietPeriod;
import org.jingwei.coordination.inspection.merging.UnitCapacity;
import org.jingwei.coordination.inspection.merging.VisitsMade;
import org.jingwei.coordination.inspection.merging.Window;

/**
 * A generated year of inspections: 112 units (20 of the city, 10 in each of 5 counties, 42 in
 * towns) with 4,305 items, and enterprises of which a few have many tasks.
 *
 * @param shortestWindow no planned window is shorter than this many days
 * @param longestWindow nor longer than this
 */
record InspectionYear(int enterprises, int tasks, int shortestWindow, int longestWindow) {
    private static final int CITY_UNITS = 20;
    private static final int COUNTIES = 5;
    private static final int UNITS_OF_COUNTY = 10;
    private static final int TOWNS = 42;
    private static final int UNITS = CITY_UNITS + COUNTIES * UNITS_OF_COUNTY + TOWNS;
    private static final int ITEMS = 4_305;
    private static final int PAIRS_APART = 90_000;
    private static final double SPREAD = 0.8;
    private static final double EXCEPTIONS = 0.15;
    private static final double REMOTE = 0.08;

    /** Officers enough for so many times the tasks, were they spread evenly. */
    private static final double OFFICERS = 1.6;

    private static final Window YEAR =
            new Window(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));

    /** Days a planned window is long, each with how many in a hundred are. */
    private static final int[][] LENGTHS = {{14, 15}, {30, 35}, {60, 20}, {90, 20}, {180, 10}};

    private static final QuietPeriod[] QUIET = {
        new QuietPeriod(1, 15), new QuietPeriod(1, 20), new QuietPeriod(1, 25)
    };

    PlanningRequest request() {
        SplittableRandom random = new SplittableRandom(112);
        Map<String, QuietPeriod> quiet = new HashMap<>();
        for (int enterprise = 0; enterprise < enterprises; enterprise++) {
            int die = random.nextInt(100);
            if (die < 40) {
                quiet.put(name("E", enterprise), QUIET[die < 20 ? 0 : die < 35 ? 1 : 2]);
            }
        }
        Set<ItemPair> apart = new HashSet<>();
        while (apart.size() < PAIRS_APART) {
            int one = random.nextInt(ITEMS);
            int other = random.nextInt(ITEMS);
            if (one != other) {
                apart.add(new ItemPair(name("I", one), name("I", other)));
            }
        }
        List<InspectionTask> all = tasks(random);
        return new PlanningRequest(
                new PlanningCalendar(YEAR, YEAR.first(), holidays(), Set.of()),
                all,
                capacities(all, random),
                quiet,
                apart,
                MergingRules.USUAL,
                List.of(),
                VisitsMade.NONE);
    }

    private static Set<LocalDate> holidays() {
        Set<LocalDate> days = new HashSet<>(Set.of(YEAR.first()));
        for (int day = 1; day <= 7; day++) {
            days.add(LocalDate.of(2026, 10, day));
        }
        for (int day = 1; day <= 5; day++) {
            days.add(LocalDate.of(2026, 5, day));
        }
        return days;
    }

    private List<InspectionTask> tasks(SplittableRandom random) {
        double[] weights = new double[enterprises];
        for (int i = 0; i < enterprises; i++) {
            weights[i] = Math.exp(SPREAD * random.nextGaussian());
        }
        Arrays.parallelPrefix(weights, Double::sum);
        List<InspectionTask> all = new ArrayList<>();
        for (int i = 0; i < tasks; i++) {
            double point = random.nextDouble() * weights[enterprises - 1];
            int found = Arrays.binarySearch(weights, point);
            all.add(task(i, found < 0 ? -found - 1 : found, random));
        }
        return all;
    }

    private InspectionTask task(int number, int enterprise, SplittableRandom random) {
        int unit = unit(enterprise, random);
        int item = unit + UNITS * random.nextInt(ITEMS / UNITS);
        boolean exception = random.nextDouble() < EXCEPTIONS;
        Ground[] grounds = Ground.values();
        Ground ground = exception ? grounds[1 + random.nextInt(grounds.length - 1)] : Ground.PLAN;
        return new InspectionTask(
                name("T", number),
                name("U", unit),
                name("E", enterprise),
                name("I", item),
                window(exception ? 3 + random.nextInt(12) : length(random), random),
                ground,
                random.nextDouble() < REMOTE ? Presence.REMOTE : Presence.ON_SITE);
    }

    /** Half of them of the county, a third of the city, the rest of the town. */
    private static int unit(int enterprise, SplittableRandom random) {
        int town = enterprise % TOWNS;
        int industry = enterprise / TOWNS;
        int die = random.nextInt(6);
        if (die < 3) {
            int county = town % COUNTIES;
            return CITY_UNITS + county * UNITS_OF_COUNTY + random.nextInt(UNITS_OF_COUNTY);
        }
        return die < 5
                ? (industry + random.nextInt(8)) % CITY_UNITS
                : CITY_UNITS + COUNTIES * UNITS_OF_COUNTY + town;
    }

    private int length(SplittableRandom random) {
        int die = random.nextInt(100);
        for (int[] length : LENGTHS) {
            die -= length[1];
            if (die < 0) {
                return Math.clamp(length[0], shortestWindow, longestWindow);
            }
        }
        throw new IllegalStateException("the lengths do not add up to a hundred");
    }

    private static Window window(int days, SplittableRandom random) {
        LocalDate first = YEAR.first().plusDays(random.nextInt(365 - days + 1));
        return new Window(first, first.plusDays(days - 1L));
    }

    private static List<UnitCapacity> capacities(
            List<InspectionTask> all, SplittableRandom random) {
        Map<String, Integer> asked = new HashMap<>();
        all.forEach(task -> asked.merge(task.unit(), 1, Integer::sum));
        List<UnitCapacity> capacities = new ArrayList<>();
        for (int unit = 0; unit < UNITS; unit++) {
            int tasks = asked.getOrDefault(name("U", unit), 0);
            int visits = Math.max(1, (int) Math.ceil(tasks * OFFICERS / 250));
            Map<LocalDate, Integer> leave = new HashMap<>();
            for (int day = 0; day < 365; day++) {
                if (random.nextInt(20) == 0) {
                    leave.put(YEAR.first().plusDays(day), visits / 2);
                }
            }
            capacities.add(new UnitCapacity(name("U", unit), visits, leave));
        }
        return capacities;
    }

    private static String name(String letter, int number) {
        return String.format(Locale.ROOT, "%s%05d", letter, number);
    }
}
