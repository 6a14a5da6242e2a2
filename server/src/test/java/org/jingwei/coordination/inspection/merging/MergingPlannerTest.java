package org.jingwei.coordination.inspection.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jingwei.coordination.inspection.merging.MergingCases.day;
import static org.jingwei.coordination.inspection.merging.MergingCases.january;
import static org.jingwei.coordination.inspection.merging.MergingCases.task;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MergingPlannerTest {
    private static VisitPlan plan(MergingCases cases) {
        PlanningRequest request = cases.request();
        VisitPlan plan = MergingPlanner.plan(request);
        assertThat(PlanCheck.violations(request, plan)).isEmpty();
        return plan;
    }

    private static List<List<String>> visits(VisitPlan plan) {
        return plan.visits().stream()
                .map(visit -> visit.tasks().stream().map(InspectionTask::id).toList())
                .toList();
    }

    @Test
    void compatibleTasksShareOneVisit() {
        VisitPlan plan = plan(january().with("a", 5, 20).with("b", 8, 30).with("c", 1, 9));
        assertThat(visits(plan)).containsExactly(List.of("a", "b", "c"));
        assertThat(plan.visits().getFirst().day()).isBetween(day(8), day(9));
        assertThat(plan.jointVisits()).isEqualTo(1);
    }

    @Test
    void windowsThatDoNotMeetStayApart() {
        VisitPlan plan = plan(january().with("a", 5, 6).with("b", 7, 8).with("c", 12, 13));
        assertThat(visits(plan)).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Test
    void aChainOfWindowsNeedsAsManyVisitsAsHaveNoDayInCommon() {
        VisitPlan plan =
                plan(
                        january()
                                .with("a", 5, 9)
                                .with("b", 8, 14)
                                .with("c", 13, 20)
                                .with("d", 19, 27));
        assertThat(plan.visits()).hasSize(2);
    }

    @Test
    void itemsThatAreApartGetVisitsOfTheirOwn() {
        VisitPlan plan =
                plan(january().with("a", 5, 9).with("b", 5, 9).with("c", 5, 9).apart("a", "b"));
        assertThat(plan.visits()).hasSize(2);
    }

    @Test
    void noMoreUnitsComeThanMay() {
        MergingCases cases = january().rules(MergingRules.USUAL.withUnitsPerVisit(2));
        VisitPlan plan =
                plan(cases.with("a", 5, 9).with("b", 5, 9).with("c", 5, 9).with("d", 5, 9));
        assertThat(plan.visits()).hasSize(2);
    }

    @Test
    void aThirdVisitInTheYearIsLeftOutWithTheReason() {
        VisitPlan plan = plan(january().with("a1", 5, 6).with("a2", 12, 13).with("a3", 19, 20));
        assertThat(plan.visits()).hasSize(2);
        assertThat(plan.unplanned()).hasSize(1);
        assertThat(plan.unplanned().getFirst().reason()).isEqualTo(Obstacle.YEARLY_CAP);
    }

    @Test
    void theCapBeginsAnewWithTheYear() {
        List<InspectionTask> tasks = new ArrayList<>();
        for (int week = 0; week < 6; week++) {
            Window window = new Window(day(5).plusWeeks(week - 3), day(6).plusWeeks(week - 3));
            tasks.add(
                    new InspectionTask(
                            "a" + week, "a", "E", "i", window, Ground.PLAN, Presence.ON_SITE));
        }
        PlanningRequest january = january().visitsPerDay("a", 1).request();
        PlanningRequest request =
                new PlanningRequest(
                        PlanningCalendar.ofWeekdays(new Window(day(1).minusDays(31), day(31))),
                        tasks,
                        january.capacities(),
                        Map.of(),
                        Set.of(),
                        MergingRules.USUAL,
                        List.of(),
                        VisitsMade.NONE);
        VisitPlan plan = MergingPlanner.plan(request);
        assertThat(PlanCheck.violations(request, plan)).isEmpty();
        assertThat(plan.visits())
                .extracting(visit -> visit.day().getYear())
                .containsExactly(2025, 2025, 2026, 2026);
        assertThat(plan.unplanned()).hasSize(2);
    }

    @Test
    void anExceptionComesBeyondTheCap() {
        VisitPlan plan =
                plan(
                        january()
                                .with("a1", 5, 6)
                                .with("a2", 12, 13)
                                .with(task("a3", "E", 19, 20, Ground.ACCIDENT)));
        assertThat(plan.visits()).hasSize(3);
        assertThat(plan.unplanned()).isEmpty();
    }

    @Test
    void joiningWithinAUnitSavesItsCap() {
        VisitPlan plan =
                plan(
                        january()
                                .with("a1", 5, 9)
                                .with("a2", 8, 14)
                                .with("a3", 19, 20)
                                .with("a4", 20, 21));
        assertThat(plan.visits()).hasSize(2);
        assertThat(plan.unplanned()).isEmpty();
    }

    @Test
    void nobodyPlannedComesInAQuietPeriod() {
        VisitPlan plan = plan(january().quiet(1, 20).with("a", 1, 20).with("b", 15, 23));
        assertThat(visits(plan)).containsExactly(List.of("b"));
        assertThat(plan.visits().getFirst().day()).isBetween(day(21), day(23));
        assertThat(plan.unplanned().getFirst().reason()).isEqualTo(Obstacle.QUIET_PERIOD);
        assertThat(plan.unplanned().getFirst().days())
                .isEqualTo(Map.of(Obstacle.DAY_OFF, 6, Obstacle.QUIET_PERIOD, 14));
    }

    @Test
    void anExceptionComesInAQuietPeriodAlone() {
        VisitPlan plan =
                plan(
                        january()
                                .quiet(1, 20)
                                .with("a", 12, 22)
                                .with(task("b", "E", 12, 16, Ground.COMPLAINT)));
        assertThat(visits(plan)).containsExactly(List.of("b"), List.of("a"));
    }

    @Test
    void anExceptionWaitsForTheOthersWhereItCan() {
        VisitPlan plan =
                plan(
                        january()
                                .quiet(15, 31)
                                .with("a", 5, 30)
                                .with(task("b", "E", 12, 22, Ground.COMPLAINT)));
        assertThat(visits(plan)).containsExactly(List.of("a", "b"));
    }

    @Test
    void officersAreNotInTwoPlaces() {
        VisitPlan plan =
                plan(
                        january()
                                .with(task("a1", "E", 5, 6, Ground.PLAN))
                                .with(task("a2", "F", 5, 6, Ground.PLAN))
                                .with(task("a3", "G", 5, 6, Ground.PLAN)));
        assertThat(plan.visits()).hasSize(2);
        assertThat(plan.unplanned().getFirst().reason()).isEqualTo(Obstacle.OFFICERS);
    }

    @Test
    void whoHasOnlyOneDayGetsIt() {
        VisitPlan plan =
                plan(
                        january()
                                .with(task("a1", "E", 5, 30, Ground.PLAN))
                                .with(task("a2", "F", 5, 6, Ground.PLAN))
                                .with(task("a3", "G", 6, 6, Ground.PLAN)));
        assertThat(plan.unplanned()).isEmpty();
    }

    @Test
    void aUnitWithoutOfficersIsLeftOut() {
        VisitPlan plan = plan(january().with("a", 5, 9).with("b", 5, 9).visitsPerDay("b", 0));
        assertThat(visits(plan)).containsExactly(List.of("a"));
        assertThat(plan.unplanned().getFirst().reason()).isEqualTo(Obstacle.OFFICERS);
    }

    @Test
    void remoteWorkNeedsNoVisit() {
        InspectionTask remote =
                new InspectionTask(
                        "r",
                        "r",
                        "E",
                        "r",
                        new Window(day(5), day(9)),
                        Ground.PLAN,
                        Presence.REMOTE);
        VisitPlan plan = plan(january().with("a", 5, 9).with(remote));
        assertThat(visits(plan)).containsExactly(List.of("a"));
        assertThat(plan.remote()).containsExactly(remote);
    }

    @Test
    void tasksJoinAVisitThatIsFixed() {
        VisitPlan plan = plan(january().with("a", 5, 30).fixed(14, task("b", 14, 14)));
        assertThat(visits(plan)).containsExactly(List.of("a", "b"));
        assertThat(plan.visits().getFirst().day()).isEqualTo(day(14));
    }

    @Test
    void withoutJoiningEveryTaskIsAVisit() {
        MergingCases cases = january().rules(MergingRules.USUAL.withoutJoining());
        assertThat(plan(cases.with("a", 5, 9).with("b", 5, 9)).visits()).hasSize(2);
    }

    @Test
    void nothingToDoIsAnEmptyPlan() {
        VisitPlan plan = plan(january());
        assertThat(plan.visits()).isEmpty();
        assertThat(plan.unplanned()).isEmpty();
    }

    @Test
    void visitsAreSpreadSoThatNoLimitIsPassed() {
        VisitPlan plan =
                plan(
                        january()
                                .with("a", 5, 30)
                                .with("b", 5, 30)
                                .with("c", 5, 30)
                                .apart("a", "b")
                                .apart("b", "c")
                                .apart("a", "c"));
        assertThat(plan.visits()).hasSize(3);
        assertThat(plan.flags(FrequencyLimits.USUAL)).isEmpty();
    }

    @Test
    void aVisitThatAnEnterpriseHadCountsInItsWeekAndItsMonth() {
        VisitsMade had = new VisitsMade(Map.of(), Map.of("E", List.of(day(5), day(6))));
        VisitPlan spread = MergingPlanner.plan(january().with("a", 7, 16).request().withMade(had));
        assertThat(spread.visits().getFirst().day()).isAfter(day(11));
        assertThat(spread.flags(FrequencyLimits.USUAL, had)).isEmpty();
        VisitPlan forced = MergingPlanner.plan(january().with("a", 8, 9).request().withMade(had));
        assertThat(forced.flags(FrequencyLimits.USUAL)).isEmpty();
        assertThat(forced.flags(FrequencyLimits.USUAL, had))
                .containsExactly(new Flag("E", Flag.Period.WEEK, day(5), 3));
    }

    @Test
    void aVisitBeforeThePlanCountsInAMonthThatReachesIntoIt() {
        LocalDate before = day(1).minusDays(2);
        VisitsMade had = new VisitsMade(Map.of(), Map.of("E", List.of(before, before)));
        VisitPlan forced = MergingPlanner.plan(january().with("a", 2, 2).request().withMade(had));
        assertThat(forced.flags(FrequencyLimits.USUAL, had))
                .containsExactly(new Flag("E", Flag.Period.WEEK, day(1).minusDays(3), 3));
    }

    @Test
    void tooManyVisitsAreFlagged() {
        VisitPlan plan = plan(january().with("a", 5, 5).with("b", 5, 5).apart("a", "b"));
        assertThat(plan.flags(FrequencyLimits.USUAL))
                .containsExactly(new Flag("E", Flag.Period.DAY, day(5), 2));
    }
}
