package org.jingwei.coordination.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterGuard;
import org.jingwei.coordination.Mechanisms;
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
    private static final int SLOTS = 64;

    private final Judge judge;
    private final AskedRows rows;

    RuleGate(Judge judge, AskedRows rows, Mechanisms mechanisms) {
        this.judge = judge;
        this.rows = rows;
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
        List<Rule> rules = RuleRows.of(jdbc, matter.mechanism());
        List<Asked> asked = rows.of(jdbc, List.of(matter), submitted);
        return judge.judge(jdbc, rules, asked, LocalDate.now(ZoneId.systemDefault()))
                .getOrDefault(matter.id(), List.of());
    }

    @Override
    public void before(
            Scope scope,
            JdbcClient jdbc,
            Matter matter,
            Life.Action action,
            MatterActions.Deed deed) {
        boolean approves = action.id().equals(APPROVE);
        if (!approves && !action.id().equals(SUBMIT)) {
            return;
        }
        check(scope, jdbc, matter, deed, approves);
    }

    /** What is still a draft is checked when it is submitted. */
    @Override
    public void changed(
            Scope scope, JdbcClient jdbc, Matter matter, Life life, MatterActions.Deed deed) {
        if (!matter.state().equals(life.start())) {
            check(scope, jdbc, matter, deed, true);
        }
    }

    private void check(
            Scope scope,
            JdbcClient jdbc,
            Matter matter,
            MatterActions.Deed deed,
            boolean submitted) {
        boolean approves = deed.action().equals(APPROVE);
        oneAfterTheOther(jdbc, matter);
        List<Finding> findings = findings(jdbc, matter, submitted);
        refuse(findings);
        List<Finding> weighed =
                findings.stream().filter(one -> one.severity() == Severity.NEEDS_REASON).toList();
        if (!weighed.isEmpty() && approves) {
            requireSecond(scope, jdbc, matter, weighed);
        } else if (!weighed.isEmpty() && deed.reason().isBlank()) {
            throw Problem.invalid(
                            "reason-needed",
                            "规则 "
                                    + ids(weighed)
                                    + " 要求说明理由。 Rule "
                                    + ids(weighed)
                                    + " wants a reason for this matter.")
                    .rule(weighed.getFirst().rule())
                    .errors(List.of(new Problem.Place(0, "reason", "is missing")));
        }
        CheckRows.keep(jdbc, matter.id(), matter.version(), deed.action(), findings);
    }

    /**
     * Holds what rules count by until the transaction ends: the requester and the targets, each by
     * one of {@value #SLOTS} locks, so that many targets are not many locks. All take them in the
     * same order.
     */
    private static void oneAfterTheOther(JdbcClient jdbc, Matter matter) {
        jdbc.sql(
                        """
                        SELECT count(pg_advisory_xact_lock(hashtext('jingwei.rules.' || :mechanism), slot)) FROM (
                            SELECT DISTINCT slot FROM (
                                SELECT abs(hashtext(kind || ':' || key) % :slots) AS slot
                                FROM matter_target WHERE matter = :matter
                                UNION ALL SELECT :slots + abs(hashtext(:requester) % :slots)) held
                            ORDER BY slot) slots\
                        """)
                .param("mechanism", matter.mechanism())
                .param("slots", SLOTS)
                .param("matter", matter.id())
                .param("requester", matter.requester())
                .query(Long.class)
                .single();
    }

    private static String ids(List<Finding> findings) {
        return findings.stream().map(Finding::rule).collect(Collectors.joining(", "));
    }

    private static void refuse(List<Finding> findings) {
        List<Finding> refused =
                findings.stream().filter(one -> one.severity() == Severity.REFUSE).toList();
        if (refused.isEmpty()) {
            return;
        }
        Finding first = refused.getFirst();
        Problem problem =
                Problem.invalid(
                                "refused-by-rule",
                                first.rule()
                                        + "："
                                        + first.words()
                                        + first.way()
                                        + " "
                                        + first.wordsEn()
                                        + " "
                                        + first.wayEn())
                        .rule(first.rule())
                        .errors(
                                refused.stream()
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
        problem.getBody().setProperty("findings", refused);
        throw problem;
    }

    private static void requireSecond(
            Scope scope, JdbcClient jdbc, Matter matter, List<Finding> weighed) {
        boolean confirmed =
                CheckRows.confirmations(jdbc, matter.id(), CheckRows.submission(jdbc, matter.id()))
                        .stream()
                        .anyMatch(one -> !scope.sharesPersonWith(one.username()));
        if (!confirmed) {
            throw Problem.conflict(
                            "second-approver-needed",
                            "规则 "
                                    + ids(weighed)
                                    + " 要求另一个账号先复核确认。 Rule "
                                    + ids(weighed)
                                    + " wants another account of the centre to confirm it first.")
                    .rule(weighed.getFirst().rule());
        }
    }
}
