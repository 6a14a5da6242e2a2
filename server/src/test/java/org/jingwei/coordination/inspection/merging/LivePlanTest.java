package org.jingwei.coordination.inspection.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jingwei.coordination.inspection.merging.MergingCases.day;
import static org.jingwei.coordination.inspection.merging.MergingCases.january;
import static org.jingwei.coordination.inspection.merging.MergingCases.task;

import java.util.List;
import org.junit.jupiter.api.Test;

class LivePlanTest {
    private static LivePlan live(MergingCases cases) {
        PlanningRequest request = cases.request();
        return LivePlan.of(request, MergingPlanner.plan(request));
    }

    private static void assertGood(LivePlan live) {
        assertThat(PlanCheck.violations(live.request(), live.plan())).isEmpty();
    }

    @Test
    void aTaskThatArrivesJoinsAVisitOfItsWindow() {
        LivePlan live = live(january().with("a", 5, 9).visitsPerDay("b", 1));
        PlanChange change = live.arrive(task("b", 1, 31));
        assertThat(change.gone()).hasSize(1);
        assertThat(change.come()).hasSize(1);
        assertThat(change.come().getFirst().tasks()).hasSize(2);
        assertThat(change.come().getFirst().day()).isEqualTo(change.gone().getFirst().day());
        assertGood(live);
    }

    @Test
    void aVisitMovesSoThatATaskCanJoin() {
        LivePlan live = live(january().with("a", 5, 30).visitsPerDay("b", 1));
        PlanChange change = live.arrive(task("b", 28, 29));
        assertThat(live.plan().visits()).hasSize(1);
        assertThat(change.come().getFirst().day()).isBetween(day(28), day(29));
        assertGood(live);
    }

    @Test
    void aNotifiedVisitDoesNotMove() {
        LivePlan live = live(january().with("a", 5, 30).visitsPerDay("b", 1));
        Visit visit = live.plan().visits().getFirst();
        live.fix(visit);
        live.arrive(task("b", 28, 29));
        assertThat(live.plan().visits()).hasSize(2).contains(visit.asFixed());
        assertGood(live);
    }

    @Test
    void aVisitBeforeTheEarliestDayDoesNotMove() {
        PlanningRequest request = january().with("a", 5, 30).visitsPerDay("b", 1).request();
        VisitPlan plan = MergingPlanner.plan(request);
        Visit visit = plan.visits().getFirst();
        PlanningRequest later =
                new PlanningRequest(
                        request.calendar().from(visit.day().plusDays(1)),
                        request.tasks(),
                        request.capacities(),
                        request.quietPeriods(),
                        request.apart(),
                        request.rules(),
                        List.of(),
                        VisitsMade.NONE);
        LivePlan live = LivePlan.of(later, plan);
        live.arrive(task("b", 28, 29));
        assertThat(live.plan().visits()).hasSize(2).contains(visit.asFixed());
        assertGood(live);
    }

    @Test
    void aVisitElsewhereMakesRoomForWhoHasNoOtherDay() {
        LivePlan live = live(january().with("a1", 5, 6));
        Visit before = live.plan().visits().getFirst();
        int day = before.day().getDayOfMonth();
        PlanChange change = live.arrive(task("a2", "F", day, day, Ground.PLAN));
        assertThat(change.unplanned()).isEmpty();
        assertThat(live.plan().visits()).hasSize(2);
        assertThat(change.gone()).containsExactly(before);
        assertGood(live);
    }

    @Test
    void whoCannotBeDoneIsToldWhy() {
        LivePlan live = live(january().with("a", 5, 9));
        PlanChange change = live.arrive(task("z", 5, 9));
        assertThat(change.unplanned())
                .extracting(Unplanned::reason)
                .containsExactly(Obstacle.OFFICERS);
        assertGood(live);
    }

    @Test
    void theSameTaskAgainChangesNothing() {
        LivePlan live = live(january().with("a", 5, 9));
        VisitPlan before = live.plan();
        assertThat(live.arrive(task("a", 5, 9))).isEqualTo(PlanChange.NONE);
        assertThat(live.plan()).isEqualTo(before);
        assertThatThrownBy(() -> live.arrive(task("a", 5, 8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("withdraw it first");
    }

    @Test
    void aWithdrawnTaskEndsAVisitThatHasNothingElseToDo() {
        LivePlan live = live(january().with("a", 5, 9).with("b", 12, 13));
        PlanChange change = live.withdraw("b");
        assertThat(change.gone()).hasSize(1);
        assertThat(change.come()).isEmpty();
        assertThat(live.plan().visits()).hasSize(1);
        assertGood(live);
    }

    @Test
    void whatIsLeftOfAVisitJoinsAnother() {
        LivePlan live =
                live(
                        january()
                                .with("a", 5, 5)
                                .with("b", 5, 9)
                                .with("c", 9, 9)
                                .with("d", 9, 9)
                                .apart("a", "b")
                                .visitsPerDay("b", 1));
        assertThat(live.plan().visits()).hasSize(2);
        live.withdraw("c");
        live.withdraw("d");
        assertThat(live.plan().visits()).hasSize(2);
        live.withdraw("a");
        assertThat(live.plan().visits()).hasSize(1);
        assertGood(live);
    }

    @Test
    void whoWaitsGetsWhatBecomesFree() {
        LivePlan live = live(january().with("a1", 5, 5).with(task("a2", "F", 5, 5, Ground.PLAN)));
        Unplanned waits = live.plan().unplanned().getFirst();
        live.withdraw(live.plan().visited().getFirst().id());
        assertThat(live.plan().visited()).containsExactly(waits.task());
        assertGood(live);
    }

    @Test
    void anUnknownTaskCannotBeWithdrawn() {
        LivePlan live = live(january().with("a", 5, 9));
        assertThatThrownBy(() -> live.withdraw("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no task x");
    }
}
