package org.jingwei.coordination.inspection.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jingwei.coordination.inspection.merging.MergingCases.day;
import static org.jingwei.coordination.inspection.merging.MergingCases.january;
import static org.jingwei.coordination.inspection.merging.MergingCases.task;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each rule that a plan can break is broken once, and found. */
class PlanCheckTest {
    private static final InspectionTask A = task("a", 5, 20);
    private static final InspectionTask B = task("b", 5, 20);

    private static Visit visit(int day, InspectionTask... tasks) {
        return new Visit("E", day(day), List.of(tasks), false);
    }

    private static VisitPlan visits(Visit... visits) {
        return new VisitPlan(List.of(visits), List.of(), List.of());
    }

    private static List<Violation.Kind> found(MergingCases cases, VisitPlan plan) {
        return PlanCheck.violations(cases.request(), plan).stream().map(Violation::kind).toList();
    }

    @Test
    void aGoodPlanPasses() {
        assertThat(found(january().with(A, B), visits(visit(6, A, B)))).isEmpty();
    }

    @Test
    void aLostTaskIsFound() {
        assertThat(found(january().with(A, B), visits(visit(6, A))))
                .containsExactly(Violation.Kind.TASK_LOST);
    }

    @Test
    void aTaskDoneTwiceIsFound() {
        assertThat(found(january().with(A), visits(visit(6, A), visit(7, A))))
                .containsExactly(Violation.Kind.TASK_TWICE);
    }

    @Test
    void aTaskThatNobodyAskedForIsFound() {
        assertThat(found(january().with(A).visitsPerDay("b", 1), visits(visit(6, A, B))))
                .containsExactly(Violation.Kind.TASK_UNKNOWN);
    }

    @Test
    void anotherEnterprisesTaskIsFound() {
        InspectionTask elsewhere = task("a", "F", 5, 20, Ground.PLAN);
        assertThat(found(january().with(elsewhere), visits(visit(6, elsewhere))))
                .containsExactly(Violation.Kind.WRONG_ENTERPRISE);
    }

    @Test
    void aWrongPresenceIsFound() {
        VisitPlan remote = new VisitPlan(List.of(), List.of(A), List.of());
        assertThat(found(january().with(A), remote)).containsExactly(Violation.Kind.WRONG_PRESENCE);
    }

    @Test
    void aDayOutsideTheWindowIsFound() {
        assertThat(found(january().with(A), visits(visit(21, A))))
                .containsExactly(Violation.Kind.OUTSIDE_WINDOW);
    }

    @Test
    void aDayBeforeTheEarliestIsFound() {
        PlanningRequest request = january().with(A).request();
        PlanningRequest later =
                new PlanningRequest(
                        request.calendar().from(day(8)),
                        request.tasks(),
                        request.capacities(),
                        Map.of(),
                        request.apart(),
                        request.rules(),
                        List.of(),
                        VisitsMade.NONE);
        assertThat(PlanCheck.violations(later, visits(visit(7, A))))
                .extracting(Violation::kind)
                .containsExactly(Violation.Kind.OUTSIDE_PLAN);
    }

    @Test
    void aDayOffIsFound() {
        assertThat(found(january().with(A), visits(visit(10, A))))
                .containsExactly(Violation.Kind.DAY_OFF);
    }

    @Test
    void aQuietDayIsFoundUnlessTheTaskIsAnException() {
        assertThat(found(january().quiet(1, 15).with(A), visits(visit(6, A))))
                .containsExactly(Violation.Kind.QUIET_PERIOD);
        InspectionTask exception = task("a", "E", 5, 20, Ground.MEDIA);
        MergingCases cases = january().quiet(1, 15).with(exception);
        assertThat(found(cases, visits(visit(6, exception)))).isEmpty();
        assertThat(PlanCheck.inQuietPeriods(cases.request(), visits(visit(6, exception))))
                .isEqualTo(Map.of(Ground.MEDIA, 1));
    }

    @Test
    void officersInTwoPlacesAreFound() {
        InspectionTask elsewhere = task("a2", "F", 5, 20, Ground.PLAN);
        VisitPlan plan = visits(visit(6, A), new Visit("F", day(6), List.of(elsewhere), false));
        assertThat(found(january().with(A, elsewhere), plan))
                .containsExactly(Violation.Kind.OFFICERS);
    }

    @Test
    void aThirdVisitInTheYearIsFoundUnlessItIsForAnException() {
        InspectionTask second = task("a2", 5, 20);
        InspectionTask third = task("a3", 5, 20);
        VisitPlan plan = visits(visit(6, A), visit(7, second), visit(8, third));
        assertThat(found(january().with(A, second, third), plan))
                .containsExactly(Violation.Kind.YEARLY_CAP);
        InspectionTask exception = task("a3", "E", 5, 20, Ground.COMPLAINT);
        VisitPlan allowed = visits(visit(6, A), visit(7, second), visit(8, exception));
        MergingCases cases = january().with(A, second, exception);
        assertThat(found(cases, allowed)).isEmpty();
        assertThat(PlanCheck.beyondCap(cases.request(), allowed)).isEqualTo(1);
    }

    @Test
    void itemsThatAreApartAreFoundTogether() {
        assertThat(found(january().with(A, B).apart("b", "a"), visits(visit(6, A, B))))
                .containsExactly(Violation.Kind.ITEMS_APART);
    }

    @Test
    void tooManyTogetherAreFound() {
        MergingCases one = january().with(A, B).rules(MergingRules.USUAL.withUnitsPerVisit(1));
        assertThat(found(one, visits(visit(6, A, B))))
                .containsExactly(Violation.Kind.TOO_MANY_TOGETHER);
        MergingCases alone = january().with(A, B).rules(MergingRules.USUAL.withoutJoining());
        assertThat(found(alone, visits(visit(6, A, B))))
                .containsExactly(Violation.Kind.TOO_MANY_TOGETHER);
    }

    @Test
    void aFixedVisitThatMovedIsFound() {
        assertThat(found(january().fixed(6, A), visits(visit(7, A).asFixed())))
                .containsExactly(Violation.Kind.FIXED_CHANGED);
    }

    @Test
    void aTaskLeftOutWithoutNeedIsFound() {
        VisitPlan plan =
                new VisitPlan(
                        List.of(),
                        List.of(),
                        List.of(new Unplanned(A, new TreeMap<>(Map.of(Obstacle.OFFICERS, 16)))));
        assertThat(found(january().with(A), plan)).containsExactly(Violation.Kind.WRONG_REASON);
    }

    @Test
    void aWrongReasonIsFound() {
        MergingCases cases = january().with(A).visitsPerDay("a", 0);
        VisitPlan right = MergingPlanner.plan(cases.request());
        assertThat(found(cases, right)).isEmpty();
        VisitPlan wrong =
                new VisitPlan(
                        List.of(),
                        List.of(),
                        List.of(new Unplanned(A, new TreeMap<>(Map.of(Obstacle.YEARLY_CAP, 16)))));
        assertThat(found(cases, wrong)).containsExactly(Violation.Kind.WRONG_REASON);
    }
}
