package org.jingwei.coordination.rules;

import org.jingwei.coordination.Matter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells whether rules forbid a matter that was submitted. */
@Component
public class RulesAgainst {
    private final RuleGate gate;

    RulesAgainst(RuleGate gate) {
        this.gate = gate;
    }

    /** Whether a rule that refuses is broken now. */
    public boolean forbid(JdbcClient jdbc, Matter matter) {
        return gate.findings(jdbc, matter, true).stream()
                .anyMatch(finding -> finding.severity() == Severity.REFUSE);
    }
}
