package org.jingwei.coordination.signing;

import java.util.List;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.MatterVerbs.Outcome;
import org.jingwei.coordination.Matters;
import org.jingwei.coordination.Party;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/**
 * A centre hands a matter that waits for it to another centre in whose area a target lies. That one
 * decides from now on, also where it does not hold all targets; the one that handed it over still
 * sees it and decides no more. A centre above both stays one of the matter's.
 */
@Component
public class TransferVerbs {
    private static final Scope PLATFORM = Scope.platform("transfer");

    private final ScopedDatabase database;
    private final MatterVerbs verbs;

    TransferVerbs(ScopedDatabase database, MatterVerbs verbs) {
        this.database = database;
        this.verbs = verbs;
    }

    /** To which centres the caller's may hand a matter, wherever it looks itself. */
    List<String> competent(Scope scope, String id) {
        return database.call(PLATFORM, jdbc -> TransferRows.competent(jdbc, scope, id));
    }

    /** Hands a matter over. */
    public Matters.Shown transfer(Scope scope, String id, String to, MatterActions.Deed deed) {
        MatterVerbs.requireReason(deed.reason());
        return verbs.change(
                scope,
                id,
                deed,
                (jdbc, held) -> {
                    SigningVerbs.requireDecider(held, deed.action());
                    if (!competent(scope, id).contains(to)) {
                        String mistake =
                                to.equals(scope.organisation())
                                        ? "is your own centre; hand it to another one"
                                        : "is no coordination centre in whose area a target lies";
                        throw Problem.invalid(
                                        "not-competent",
                                        "The matter stays with you: " + to + " " + mistake + ".")
                                .errors(List.of(new Problem.Place(0, "to", mistake)));
                    }
                    TransferRows.insert(jdbc, scope, id, to, deed.reason());
                    database.run(
                            PLATFORM,
                            platform -> {
                                TransferRows.decide(platform, id, scope.organisation(), false);
                                TransferRows.decide(platform, id, to, true);
                            });
                    return Outcome.by(Party.CENTRE);
                });
    }
}
