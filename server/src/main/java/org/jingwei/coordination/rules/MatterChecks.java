package org.jingwei.coordination.rules;

import java.time.Instant;
import java.util.List;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.Matters;
import org.jingwei.coordination.Party;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Shows what rules say of a matter, and lets a second account of the centre stand by it. */
@Component
public class MatterChecks {
    private static final int MAX_REASON = 1000;

    private final ScopedDatabase database;
    private final Matters matters;
    private final RuleGate gate;
    private final AuditTrail audit;

    MatterChecks(ScopedDatabase database, Matters matters, RuleGate gate, AuditTrail audit) {
        this.database = database;
        this.matters = matters;
        this.gate = gate;
        this.audit = audit;
    }

    /** That an account of the centre stands by a matter as it was submitted. */
    public record Confirmation(String username, String organisation, String reason, Instant at) {}

    /**
     * What rules say of a matter.
     *
     * @param live whether it was checked just now, or is what was kept when it was checked last
     * @param mayConfirm whether the caller may stand by it as the second
     */
    public record Said(
            boolean live,
            List<Finding> findings,
            List<Confirmation> confirmations,
            boolean mayConfirm) {}

    /**
     * What rules say of a matter: to its requester and the centre as of now, while it is to be
     * submitted or approved; else what was found then, as far as the scope may know.
     */
    public Said of(Scope scope, String id) {
        return database.call(scope, jdbc -> said(scope, jdbc, matters.get(scope, id)));
    }

    private Said said(Scope scope, JdbcClient jdbc, Matters.Shown shown) {
        String id = shown.matter().id();
        boolean submits = isAt(shown, RuleGate.SUBMIT);
        boolean approves = isAt(shown, RuleGate.APPROVE);
        boolean live =
                (submits || approves)
                        && (shown.parties().contains(Party.REQUESTER)
                                || shown.parties().contains(Party.CENTRE));
        List<Finding> findings =
                live ? gate.findings(jdbc, shown.matter(), approves) : CheckRows.kept(jdbc, id);
        List<Confirmation> confirmations =
                submits
                        ? List.of()
                        : CheckRows.confirmations(jdbc, id, CheckRows.submission(jdbc, id));
        boolean mayConfirm =
                approves
                        && shown.parties().contains(Party.CENTRE)
                        && findings.stream()
                                .anyMatch(one -> one.severity() == Severity.NEEDS_REASON)
                        && confirmations.stream()
                                .noneMatch(one -> scope.sharesPersonWith(one.username()));
        return new Said(live, findings, confirmations, mayConfirm);
    }

    private static boolean isAt(Matters.Shown shown, String action) {
        return shown.mechanism()
                .life()
                .find(action)
                .orElseThrow()
                .from()
                .contains(shown.matter().state());
    }

    /**
     * Stands by a submitted matter that a rule wants two accounts for.
     *
     * @throws Problem forbidden to who is not its centre, conflict if it waits for no approval
     */
    public Said confirm(Scope scope, String id, String reason) {
        if (reason.isBlank()
                || reason.length() > MAX_REASON
                || reason.chars().anyMatch(sign -> Character.isISOControl(sign) && sign != '\n')) {
            throw Problem.invalid(
                            "invalid-reason",
                            "Confirming needs a reason of at most "
                                    + MAX_REASON
                                    + " characters of plain text.")
                    .errors(
                            List.of(
                                    new Problem.Place(
                                            0,
                                            "reason",
                                            reason.isBlank()
                                                    ? "is missing"
                                                    : "must be at most "
                                                            + MAX_REASON
                                                            + " characters of plain text")));
        }
        return database.call(
                scope,
                jdbc -> {
                    Matters.Shown shown = matters.get(scope, id);
                    if (!shown.parties().contains(Party.CENTRE)) {
                        throw Problem.forbidden(
                                "Confirming a matter is for its coordination centre.");
                    }
                    if (!isAt(shown, RuleGate.APPROVE)) {
                        throw Problem.conflict(
                                "not-now",
                                "The matter is "
                                        + shown.matter().state()
                                        + "; it waits for no approval.");
                    }
                    CheckRows.confirm(jdbc, scope, id, CheckRows.submission(jdbc, id), reason);
                    audit.done(scope, "matter.confirm", "matter:" + id, shown.matter().targets());
                    return said(scope, jdbc, shown);
                });
    }
}
