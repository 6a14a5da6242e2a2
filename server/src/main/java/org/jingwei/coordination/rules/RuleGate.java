package org.jingwei.coordination.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterGuard;
import org.jingwei.coordination.Mechanisms;
import org.jingwei.coordination.RuleRefusal;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks a matter against the rules when it is submitted and when it is approved, in the
 * transaction of the step. Those of one sort that ask the same target, or are asked by the same
 * organisation, are checked one after the other, so that of two that are too many together the
 * second is refused. A life without these two actions has no gate, and the server does not start
 * with it.
 */
@Component
class RuleGate implements MatterGuard {
    static final String SUBMIT = "submit";
    static final String APPROVE = "approve";

    private final Judge judge;
    private final AskedRows rows;
    private final RulesApplied rules;

    RuleGate(Judge judge, AskedRows rows, RulesApplied rules, Mechanisms mechanisms) {
        this.judge = judge;
        this.rows = rows;
        this.rules = rules;
        mechanisms
                .list()
                .forEach(mechanism -> {
                    if (mechanism.life().find(SUBMIT).isEmpty()
                            || mechanism.life().find(APPROVE).isEmpty()) {
                        throw new IllegalStateException(
                                "matters of "
                                        + mechanism.id()
                                        + " are never submitted or approved: no rule would see them");
                    }
                });
    }

    /**
     * What a matter breaks now.
     *
     * @param submitted whether it counts from when it was submitted
     */
    List<Finding> findings(JdbcClient jdbc, Matter matter, boolean submitted) {
        return findings(jdbc, matter, rows.seen(jdbc, matter, submitted));
    }

    private List<Finding> findings(JdbcClient jdbc, Matter matter, AskedRows.Seen seen) {
        List<Rule> applied = rules.of(jdbc, matter.mechanism(), seen.sight());
        return judge.judge(
                        jdbc, applied, List.of(seen.asked()), LocalDate.now(ZoneId.systemDefault()))
                .getOrDefault(matter.id(), List.of());
    }

    @Override
    public Optional<String> before(
            Scope scope,
            JdbcClient jdbc,
            Matter matter,
            Life.Action action,
            MatterActions.Deed deed) {
        boolean approves = action.id().equals(APPROVE);
        if (!approves && !action.id().equals(SUBMIT)) {
            return Optional.empty();
        }
        return Optional.of(CheckRows.text(passed(scope, jdbc, matter, deed, approves)));
    }

    /** What is still a draft is checked when it is submitted. */
    @Override
    public void changed(
            Scope scope, JdbcClient jdbc, Matter matter, Life life, MatterActions.Deed deed) {
        if (!matter.state().equals(life.start())) {
            CheckRows.keep(
                    jdbc,
                    matter.id(),
                    matter.version(),
                    deed.action(),
                    passed(scope, jdbc, matter, deed, true));
        }
    }

    /** What was found of a matter that may pass with it. */
    private List<Finding> passed(
            Scope scope,
            JdbcClient jdbc,
            Matter matter,
            MatterActions.Deed deed,
            boolean submitted) {
        boolean approves = deed.action().equals(APPROVE);
        List<Finding> findings = findings(jdbc, matter, rows.held(jdbc, matter, submitted));
        RuleRefusal.requireNone(
                findings.stream().filter(one -> one.severity() == Severity.REFUSE).toList());
        List<Finding> weighed =
                findings.stream().filter(one -> one.severity() == Severity.NEEDS_REASON).toList();
        if (!weighed.isEmpty() && approves) {
            requireSecond(scope, jdbc, matter, weighed);
        } else if (!weighed.isEmpty() && deed.reason().isBlank()) {
            throw RuleRefusal.reasonNeeded(ids(weighed));
        }
        return findings;
    }

    private static List<String> ids(List<Finding> findings) {
        return findings.stream().map(Finding::rule).toList();
    }

    private static void requireSecond(
            Scope scope, JdbcClient jdbc, Matter matter, List<Finding> weighed) {
        boolean confirmed =
                CheckRows.confirmations(jdbc, matter.id(), CheckRows.submission(jdbc, matter.id()))
                        .stream()
                        .anyMatch(one -> !scope.sharesPersonWith(one.username()));
        if (!confirmed) {
            String rules = RuleRefusal.ids(ids(weighed));
            throw Problem.conflict(
                            "second-approver-needed",
                            "Rule "
                                    + rules
                                    + " wants another account of the centre to confirm it first.")
                    .chinese("规则 " + rules + " 要求另一个账号先复核确认。")
                    .rule(weighed.getFirst().rule());
        }
    }
}
