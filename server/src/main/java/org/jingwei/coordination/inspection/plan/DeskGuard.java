package org.jingwei.coordination.inspection.plan;

import java.util.List;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterGuard;
import org.jingwei.coordination.inspection.list.InspectionDesk;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Holds inspections to what the desk checks, when they are submitted and when they are approved, in
 * the transaction of the step; one after the other, so that of two that are too many together the
 * second is refused. Until the centre has put it in force it only tells.
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
    public void before(
            Scope scope,
            JdbcClient jdbc,
            Matter matter,
            Life.Action action,
            MatterActions.Deed deed) {
        boolean submits = action.id().equals(SUBMIT);
        if (!matter.mechanism().equals(EndedMatters.INSPECTION)
                || (!submits && !action.id().equals(APPROVE))
                || !InspectionDesk.setting(jdbc).strict()) {
            return;
        }
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('jingwei.inspection.desk', 0))")
                .query((row, number) -> true)
                .single();
        refuse(checks.findings(jdbc, matter));
        if (submits && deed.reason().isBlank() && DeskChecks.isLate(jdbc, matter)) {
            throw Problem.invalid(
                            "reason-needed",
                            "规则 LATE-1：紧急检查已超过补报期限，须说明理由。 Rule LATE-1: the emergency is"
                                    + " reported after its time; give the reason.")
                    .rule("LATE-1")
                    .errors(List.of(new Problem.Place(0, "reason", "is missing")));
        }
    }

    private static void refuse(List<DeskFinding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        DeskFinding first = findings.getFirst();
        Problem problem =
                Problem.invalid("refused-by-rule", first.line())
                        .rule(first.rule())
                        .errors(
                                findings.stream()
                                        .map(one ->
                                                new Problem.Place(
                                                        0,
                                                        one.field(),
                                                        one.rule()
                                                                + ": "
                                                                + one.wordsEn()
                                                                + " "
                                                                + one.wayEn()))
                                        .toList());
        problem.getBody().setProperty("findings", findings);
        throw problem;
    }
}
