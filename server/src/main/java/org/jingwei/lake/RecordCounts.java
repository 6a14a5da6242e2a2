package org.jingwei.lake;

import java.util.Optional;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/** Counts the rows of plans in the cheapest way that is right. */
@Component
class RecordCounts {
    private final KeptNumbers kept;
    private final LakeReader lake;

    RecordCounts(KeptNumbers kept, LakeReader lake) {
        this.kept = kept;
        this.lake = lake;
    }

    /** How many rows the plan has, where that is kept and costs nothing to know. */
    Optional<Long> known(Scope scope, SlicePlan plan) {
        return kept.count(scope, plan);
    }

    /** How many rows the plan has. */
    long exact(Scope scope, SlicePlan plan) {
        return of(scope, plan, RecordPage.Counting.EXACT).rows();
    }

    /** How many rows the plan has. Files know nothing of conditions, so these are counted. */
    RecordPage.Total of(Scope scope, SlicePlan plan, RecordPage.Counting counting) {
        Optional<Long> known = kept.count(scope, plan);
        if (known.isPresent()) {
            return new RecordPage.Total(known.get(), RecordPage.TotalSource.AGGREGATE);
        }
        boolean guess =
                counting == RecordPage.Counting.ESTIMATED
                        && plan.filters().isEmpty()
                        && !plan.reach().isSubject();
        return guess
                ? new RecordPage.Total(lake.estimate(plan.slice()), RecordPage.TotalSource.ESTIMATE)
                : new RecordPage.Total(lake.count(plan.slice()), RecordPage.TotalSource.SCAN);
    }
}
