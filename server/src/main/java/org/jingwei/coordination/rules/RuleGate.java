package org.jingwei.coordination.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterGuard;
import org.jingwei.coordination.Mechanisms;
import org.jingwei.coordination.Move;
import org.jingwei.coordination.OneByOne;
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
    private final Mechanisms mechanisms;

    RuleGate(Judge judge, AskedRows rows, RulesApplied rules, Mechanisms mechanisms) {
        this.judge = judge;
        this.rows = rows;
        this.rules = rules;
        this.mechanisms = mechanisms;
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
        return findings(jdbc, rows.seen(jdbc, List.of(matter), submitted))
                .getOrDefault(matter.id(), List.of());
    }

    private Map<String, List<Finding>> findings(JdbcClient jdbc, AskedRows.Seen seen) {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        Map<String, List<Finding>> findings = new HashMap<>();
        seen.asked().stream()
                .collect(Collectors.groupingBy(asked -> asked.matter().mechanism()))
                .forEach((mechanism, asked) -> {
                    List<Rule> applied = rules.of(jdbc, mechanism, seen.sight());
                    findings.putAll(judge.judge(jdbc, applied, asked, today));
                });
        return findings;
    }

    @Override
    public Map<String, String> before(
            Scope scope, JdbcClient jdbc, List<Move> moves, MatterActions.Intent intent) {
        boolean approves = intent.action().equals(APPROVE);
        if (!approves && !intent.action().equals(SUBMIT)) {
            return Map.of();
        }
        if (moves.size() > 1
                && moves.stream().anyMatch(move -> changesWhatCounts(move, approves))) {
            throw new OneByOne();
        }
        List<Matter> matters = moves.stream().map(Move::matter).toList();
        AskedRows.Seen seen = rows.held(jdbc, matters, approves);
        Map<String, List<Finding>> findings = findings(jdbc, approves ? seen : seen.inTurn());
        return matters.stream()
                .collect(
                        Collectors.toMap(
                                Matter::id,
                                matter ->
                                        CheckRows.text(
                                                passed(
                                                        scope,
                                                        jdbc,
                                                        matter,
                                                        intent,
                                                        findings.getOrDefault(
                                                                matter.id(), List.of())))));
    }

    /**
     * What is submitted counts from then on, and what is approved counted before: a life in which
     * that is otherwise has steps that change what is found of the next.
     */
    private boolean changesWhatCounts(Move move, boolean countedBefore) {
        List<String> counting =
                mechanisms.find(move.matter().mechanism()).orElseThrow().life().counting();
        return counting.contains(move.matter().state()) != countedBefore
                || !counting.contains(move.action().to());
    }

    /** What is still a draft is checked when it is submitted. */
    @Override
    public void changed(
            Scope scope, JdbcClient jdbc, Matter matter, Life life, MatterActions.Intent intent) {
        if (!matter.state().equals(life.start())) {
            List<Finding> findings =
                    findings(jdbc, rows.held(jdbc, List.of(matter), true))
                            .getOrDefault(matter.id(), List.of());
            CheckRows.keep(
                    jdbc,
                    matter.id(),
                    matter.version(),
                    intent.action(),
                    passed(scope, jdbc, matter, intent, findings));
        }
    }

    /** What was found of a matter, if it may pass with it. */
    private static List<Finding> passed(
            Scope scope,
            JdbcClient jdbc,
            Matter matter,
            MatterActions.Intent intent,
            List<Finding> findings) {
        boolean approves = intent.action().equals(APPROVE);
        RuleRefusal.requireNone(
                findings.stream().filter(one -> one.severity() == Severity.REFUSE).toList());
        List<Finding> weighed =
                findings.stream().filter(one -> one.severity() == Severity.NEEDS_REASON).toList();
        if (!weighed.isEmpty() && approves) {
            requireSecond(scope, jdbc, matter, weighed);
        } else if (!weighed.isEmpty() && intent.reason().isBlank()) {
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
