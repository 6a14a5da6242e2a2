package org.jingwei.coordination.inspection.plan;

import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterGuard;
import org.jingwei.coordination.MatterLocks;
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
    public Optional<String> before(
            Scope scope,
            JdbcClient jdbc,
            Matter matter,
            Life.Action action,
            MatterActions.Deed deed) {
        boolean submits = action.id().equals(SUBMIT);
        if (!matter.mechanism().equals(EndedMatters.INSPECTION)
                || (!submits && !action.id().equals(APPROVE))
                || !InspectionDesk.setting(jdbc).strict()) {
            return Optional.empty();
        }
        MatterLocks.counted(jdbc, List.of(matter.id()));
        RuleRefusal.requireNone(checks.findings(jdbc, matter));
        if (submits) {
            RuleRefusal.requireNone(HeadCheck.of(jdbc, scope, matter).stream().toList());
        }
        if (submits && deed.reason().isBlank() && DeskChecks.isLate(jdbc, matter)) {
            throw RuleRefusal.reasonNeeded(List.of("LATE-1"));
        }
        return Optional.empty();
    }
}
