package org.jingwei.coordination.inspection.merging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jingwei.coordination.inspection.merging.MergingCases.day;
import static org.jingwei.coordination.inspection.merging.MergingCases.january;
import static org.jingwei.coordination.inspection.merging.MergingCases.task;

import java.util.List;
import org.jingwei.coordination.inspection.merging.VisitExplanation.Why;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
    private static final InspectionTask A = task("a", 5, 9);
    private static final InspectionTask B = task("b", 8, 30);

    private static Visit visit(int day, InspectionTask... tasks) {
        return new Visit("E", day(day), List.of(tasks), false);
    }

    private static VisitExplanation explain(MergingCases cases, Visit... visits) {
        VisitPlan plan = new VisitPlan(List.of(visits), List.of(), List.of());
        return Explanations.of(cases.request(), plan).explain(visits[0]);
    }

    private static Why whyNot(MergingCases cases, InspectionTask other) {
        VisitExplanation explanation = explain(cases, visit(8, A, B), visit(20, other));
        assertThat(explanation.notJoined()).hasSize(1);
        assertThat(explanation.notJoined().getFirst().task()).isEqualTo(other);
        return explanation.notJoined().getFirst().why();
    }

    @Test
    void tellsTheDaysInCommonAndWhatIsSaved() {
        VisitExplanation explanation = explain(january().with(A, B), visit(8, A, B));
        assertThat(explanation.savedVisits()).isEqualTo(1);
        assertThat(explanation.commonDays()).containsExactly(day(8), day(9));
        assertThat(explanation.soonestDeadline()).isEqualTo(A);
        assertThat(explanation.notJoined()).isEmpty();
    }

    @Test
    void tellsWhyOthersAreNotDoneTogether() {
        InspectionTask late = task("c", 12, 30);
        InspectionTask free = task("c", 1, 30);
        assertThat(whyNot(january().with(A, B, late), late)).isEqualTo(Why.NO_COMMON_DAY);
        assertThat(whyNot(january().with(A, B, free).quiet(8, 9), free))
                .isEqualTo(Why.QUIET_PERIOD);
        assertThat(whyNot(january().with(A, B, free).apart("b", "c"), free))
                .isEqualTo(Why.ITEMS_APART);
        assertThat(
                        whyNot(
                                january()
                                        .with(A, B, free)
                                        .rules(MergingRules.USUAL.withUnitsPerVisit(2)),
                                free))
                .isEqualTo(Why.TOO_MANY_UNITS);
        assertThat(whyNot(january().with(A, B, free), free)).isEqualTo(Why.DONE_ELSEWHERE);
        assertThat(
                        whyNot(
                                january()
                                        .with(A, B, free)
                                        .rules(MergingRules.USUAL.withoutJoining()),
                                free))
                .isEqualTo(Why.NO_JOINING);
    }
}
