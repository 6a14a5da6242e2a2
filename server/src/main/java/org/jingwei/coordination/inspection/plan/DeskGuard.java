package org.jingwei.coordination.inspection.plan;

import java.util.List;
import java.util.Map;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterGuard;
import org.jingwei.coordination.MatterLocks;
import org.jingwei.coordination.Move;
import org.jingwei.coordination.OneByOne;
import org.jingwei.coordination.RuleRefusal;
import org.jingwei.coordination.inspection.list.InspectionDesk;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds inspections to what the desk checks, when they are submitted and when they are approved, in
 * the transaction of the step; those of one enterprise one after the other, so that of two that are
 * too many together the second is refused. Until the centre has put it in force it only tells.
 */
@Component
class DeskGuard implements MatterGuard {
    private static final String SUBMIT = "submit";
    private static final String APPROVE = "approve";

    private final DeskChecks checks;

    DeskGuard(DeskChecks checks) {
        this.checks = checks;
    }

    @Override
    public Map<String, String> before(
            Scope scope, JdbcClient jdbc, List<Move> moves, MatterActions.Intent intent) {
        boolean submits = intent.action().equals(SUBMIT);
        List<Matter> inspections =
                moves.stream()
                        .map(Move::matter)
                        .filter(matter -> matter.mechanism().equals(EndedMatters.INSPECTION))
                        .toList();
        if (inspections.isEmpty()
                || (!submits && !intent.action().equals(APPROVE))
                || !InspectionDesk.setting(jdbc).strict()) {
            return Map.of();
        }
        if (moves.size() > 1) {
            throw new OneByOne();
        }
        require(scope, jdbc, inspections.getFirst(), intent);
        return Map.of();
    }

    private void require(Scope scope, JdbcClient jdbc, Matter matter, MatterActions.Intent intent) {
        boolean submits = intent.action().equals(SUBMIT);
        MatterLocks.counted(jdbc, List.of(matter.id()));
        RuleRefusal.requireNone(checks.findings(jdbc, matter));
        if (submits) {
            RuleRefusal.requireNone(HeadCheck.of(jdbc, scope, matter).stream().toList());
        }
        if (submits && intent.reason().isBlank() && DeskChecks.isLate(jdbc, matter)) {
            throw RuleRefusal.reasonNeeded(List.of("LATE-1"));
        }
    }
}
