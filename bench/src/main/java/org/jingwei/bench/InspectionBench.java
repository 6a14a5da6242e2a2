package org.jingwei.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jingwei.coordination.inspection.merging.InspectionTask;
import org.jingwei.coordination.inspection.merging.LivePlan;
import org.jingwei.coordination.inspection.merging.LowerBound;
import org.jingwei.coordination.inspection.merging.MergingPlanner;
import org.jingwei.coordination.inspection.merging.Obstacle;
import org.jingwei.coordination.inspection.merging.PlanCheck;
import org.jingwei.coordination.inspection.merging.PlanningRequest;
import org.jingwei.coordination.inspection.merging.Presence;
import org.jingwei.coordination.inspection.merging.Visit;
import org.jingwei.coordination.inspection.merging.VisitPlan;
import org.jingwei.coordination.inspection.merging.VisitsMade;

/** A year of inspections planned at once, with and without joining, and task by task. */
final class InspectionBench {
    private static final int LATE = 1_000;
    private static final int[][] WINDOWS = {
        {14, 14}, {14, 29}, {14, 60}, {30, 180}, {60, 180}, {90, 180}
    };
    private static final int[] UNITS_PER_VISIT = {1, 2, 3, 8};

    private InspectionBench() {}

    static void run(int enterprises, int tasks) {
        PlanningRequest request = new InspectionYear(enterprises, tasks, 14, 180).request();
        System.out.printf("%n### A year of %,d tasks at %,d enterprises%n%n", tasks, enterprises);
        resetPeaks();
        Stopwatch watch = Stopwatch.start();
        VisitPlan plan = MergingPlanner.plan(request);
        System.out.printf("* planned, first call: %s%n", watch.stop());
        System.out.printf("* heap at most while planning: %,d MB%n", peakMegabytes());
        VisitPlan alone = MergingPlanner.plan(withoutJoining(request));
        System.out.printf("* without joining: %s%n", coverage(withoutJoining(request), alone));
        System.out.printf("* with joining: %s%n", coverage(request, plan));
        joint(plan);
        atEqualCoverage(request, alone);
        exceptions(request, plan);
        windows(enterprises, tasks);
        units(request);
        late(request);
    }

    private static PlanningRequest withoutJoining(PlanningRequest request) {
        return request.withRules(request.rules().withoutJoining());
    }

    private static String coverage(PlanningRequest request, VisitPlan plan) {
        StringBuilder reasons = new StringBuilder();
        for (Obstacle obstacle : Obstacle.values()) {
            long count = plan.unplanned().stream().filter(u -> u.reason() == obstacle).count();
            if (count > 0) {
                reasons.append(" %s %,d".formatted(obstacle, count));
            }
        }
        return "%,d visits for %,d tasks, %,d remote, %,d unplanned (%s), %,d flags, %d violations"
                .formatted(
                        plan.visits().size(),
                        plan.visited().size(),
                        plan.remote().size(),
                        plan.unplanned().size(),
                        reasons.toString().strip(),
                        plan.flags(request.rules().limits()).size(),
                        PlanCheck.violations(request, plan).size());
    }

    private static void joint(VisitPlan plan) {
        System.out.printf(
                "* joint visits %,d of %,d: %.1f %%; tasks in joint visits %,d of %,d: %.1f %%"
                        + " (aims 50 %% and 80 %%)%n",
                plan.jointVisits(),
                plan.visits().size(),
                100.0 * plan.jointVisits() / plan.visits().size(),
                plan.jointTasks(),
                plan.visited().size(),
                100.0 * plan.jointTasks() / plan.visited().size());
    }

    /** Only what can be done without joining is planned with joining. */
    private static void atEqualCoverage(PlanningRequest request, VisitPlan alone) {
        List<InspectionTask> tasks = alone.visited();
        VisitPlan joined = MergingPlanner.plan(request.withTasks(tasks));
        Fall fall =
                new Fall(
                        alone.visits().size(),
                        joined.visits().size(),
                        LowerBound.of(request, joined.visited()),
                        joined.unplanned().size());
        System.out.printf("* at equal coverage: %s%n", fall);
    }

    /** Visits before and after, with the bound below which nobody gets. */
    private record Fall(int before, int after, int bound, int lost) {
        double percent() {
            return 100.0 * (before - after) / before;
        }

        double aboveBound() {
            return 100.0 * (after - bound) / bound;
        }

        @Override
        public String toString() {
            return ("%,d visits before, %,d after (%,d tasks lost): %.1f %% fewer; lower bound %,d,"
                            + " %.2f %% above it")
                    .formatted(before, after, lost, percent(), bound, aboveBound());
        }
    }

    private static void exceptions(PlanningRequest request, VisitPlan plan) {
        System.out.printf(
                "* typed exceptions in quiet periods: %s; comings beyond the yearly cap, all for"
                        + " exceptions: %,d%n%n",
                PlanCheck.inQuietPeriods(request, plan), PlanCheck.beyondCap(request, plan));
    }

    private static void windows(int enterprises, int tasks) {
        System.out.println(
                "| planned windows, days | before | after | fewer | joint visits | tasks in them"
                        + " |");
        System.out.println("|---|---|---|---|---|---|");
        for (int[] window : WINDOWS) {
            PlanningRequest request =
                    new InspectionYear(enterprises, tasks, window[0], window[1]).request();
            List<InspectionTask> done = MergingPlanner.plan(withoutJoining(request)).visited();
            String what = "%d to %d".formatted(window[0], window[1]);
            row(what, done.size(), MergingPlanner.plan(request.withTasks(done)));
        }
        System.out.println();
    }

    private static void units(PlanningRequest request) {
        System.out.println(
                "| units in a visit at most | before | after | fewer | joint visits | tasks in"
                        + " them |");
        System.out.println("|---|---|---|---|---|---|");
        List<InspectionTask> done = MergingPlanner.plan(withoutJoining(request)).visited();
        for (int units : UNITS_PER_VISIT) {
            PlanningRequest limited =
                    request.withTasks(done).withRules(request.rules().withUnitsPerVisit(units));
            row("" + units, done.size(), MergingPlanner.plan(limited));
        }
        System.out.println();
    }

    private static void row(String what, int before, VisitPlan plan) {
        int after = plan.visits().size();
        System.out.printf(
                "| %s | %,d | %,d | %.1f %% | %.1f %% | %.1f %% |%n",
                what,
                before,
                after,
                100.0 * (before - after) / before,
                100.0 * plan.jointVisits() / after,
                100.0 * plan.jointTasks() / plan.visited().size());
    }

    /** In the middle of the year, with what is near already notified, tasks come and go. */
    private static void late(PlanningRequest request) {
        LocalDate today = LocalDate.of(2026, 6, 1);
        List<InspectionTask> coming = late(request.tasks(), today);
        Set<InspectionTask> lateTasks = new HashSet<>(coming);
        List<InspectionTask> known =
                request.tasks().stream().filter(task -> !lateTasks.contains(task)).toList();
        VisitPlan before = MergingPlanner.plan(request.withTasks(known));
        List<Visit> fixed =
                before.visits().stream()
                        .filter(visit -> visit.day().isBefore(today.plusDays(14)))
                        .map(Visit::asFixed)
                        .toList();
        PlanningRequest now = from(request, before, fixed, today);
        LivePlan live = LivePlan.of(now, MergingPlanner.plan(now));
        int visits = live.plan().visits().size();
        int[] touched = new int[LATE];
        System.out.println("| one task | p50 ms | p95 |");
        System.out.println("|---|---|---|");
        System.out.printf(
                "| arrives | %s |%n",
                Latencies.of(0, LATE, i -> touched[i] = live.arrive(coming.get(i)).gone().size())
                        .cells());
        PlanningRequest then = live.request();
        VisitPlan after = live.plan();
        VisitPlan anew = MergingPlanner.plan(then);
        System.out.printf(
                "| is withdrawn | %s |%n%n",
                Latencies.of(0, LATE, i -> live.withdraw(coming.get(i).id())).cells());
        System.out.printf(
                "* %,d tasks one by one: from %,d to %,d visits, %,d unplanned; planned anew %,d,"
                        + " %,d unplanned; at most %d visits changed by one; %d violations, %d after"
                        + " all were withdrawn%n",
                LATE,
                visits,
                after.visits().size(),
                after.unplanned().size(),
                anew.visits().size(),
                anew.unplanned().size(),
                Arrays.stream(touched).max().orElse(0),
                PlanCheck.violations(then, after).size(),
                PlanCheck.violations(live.request(), live.plan()).size());
    }

    private static List<InspectionTask> late(List<InspectionTask> tasks, LocalDate today) {
        SplittableRandom random = new SplittableRandom(7);
        List<InspectionTask> coming =
                new ArrayList<>(
                        tasks.stream()
                                .filter(task -> task.window().first().isAfter(today))
                                .filter(task -> task.presence() == Presence.ON_SITE)
                                .toList());
        List<InspectionTask> chosen = new ArrayList<>();
        while (chosen.size() < LATE) {
            chosen.add(coming.remove(random.nextInt(coming.size())));
        }
        return chosen;
    }

    /** What is left to plan on that day. */
    private static PlanningRequest from(
            PlanningRequest request, VisitPlan before, List<Visit> fixed, LocalDate today) {
        List<InspectionTask> open = new ArrayList<>(before.remote());
        before.unplanned().forEach(unplanned -> open.add(unplanned.task()));
        before.visits().stream()
                .filter(visit -> !visit.day().isBefore(today.plusDays(14)))
                .forEach(visit -> open.addAll(visit.tasks()));
        return new PlanningRequest(
                request.calendar().from(today),
                open,
                request.capacities(),
                request.quietPeriods(),
                request.apart(),
                request.rules(),
                fixed,
                VisitsMade.NONE);
    }

    private static void resetPeaks() {
        System.gc();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    private static long peakMegabytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / 1_000_000;
    }
}
