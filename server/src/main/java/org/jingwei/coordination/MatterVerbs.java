package org.jingwei.coordination;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What may be done with a matter beside the actions of its life: urge, extend, advise and the like.
 * The matter is held, the verb goes into its history and the audit trail, and the same request is
 * one deed, as with an action; what a verb does beside is said by the room that knows it.
 */
@Component
public class MatterVerbs {
    private final ScopedDatabase database;
    private final Mechanisms mechanisms;
    private final Parties parties;
    private final Matters matters;
    private final MatterActions actions;
    private final AuditTrail audit;

    MatterVerbs(
            ScopedDatabase database,
            Mechanisms mechanisms,
            Parties parties,
            Matters matters,
            MatterActions actions,
            AuditTrail audit) {
        this.database = database;
        this.mechanisms = mechanisms;
        this.parties = parties;
        this.matters = matters;
        this.actions = actions;
        this.audit = audit;
    }

    /** A matter, the state it is in, and who the caller is to it. */
    public record Held(Matter matter, Life life, Life.State state, Set<Party> parties) {
        /** Whether it is the caller's turn. */
        public boolean waitsForCaller() {
            return state.waitsFor().filter(parties::contains).isPresent();
        }

        /**
         * Requires that the caller is this party.
         *
         * @throws Problem forbidden otherwise
         */
        public void require(Party party, String verb) {
            if (!parties.contains(party)) {
                throw Problem.forbidden("To " + verb + " is for the " + party + " of the matter.");
            }
        }
    }

    /**
     * How it went.
     *
     * @param by as whom the caller did it
     * @param then the action of the life that the platform takes because of it
     */
    public record Outcome(Party by, Optional<String> then) {
        /** Done, and nothing follows from it. */
        public static Outcome by(Party party) {
            return new Outcome(party, Optional.empty());
        }
    }

    /** Does what changes how a matter stands: who has read it before is told to read it again. */
    public Matters.Shown change(
            Scope scope,
            String id,
            MatterActions.Deed deed,
            BiFunction<JdbcClient, Held, Outcome> work) {
        return act(scope, id, deed, true, work);
    }

    /** Does what leaves a matter as it stands; the version seen does not count. */
    public Matters.Shown note(
            Scope scope,
            String id,
            MatterActions.Deed deed,
            BiFunction<JdbcClient, Held, Outcome> work) {
        return act(scope, id, deed, false, work);
    }

    private Matters.Shown act(
            Scope scope,
            String id,
            MatterActions.Deed deed,
            boolean changes,
            BiFunction<JdbcClient, Held, Outcome> work) {
        Matters.requireShort(deed.requestKey());
        return database.call(
                scope,
                jdbc -> {
                    Matter matter = Matters.held(jdbc, id);
                    if (!MatterSteps.isTaken(jdbc, scope, id, deed.requestKey())) {
                        if (changes) {
                            Matters.requireVersion(matter, deed.version());
                        }
                        MatterActions.requireReason(false, deed.reason());
                        Held held = held(scope, jdbc, matter);
                        Outcome outcome = work.apply(jdbc, held);
                        MatterSteps.note(jdbc, scope, matter, outcome.by(), deed);
                        if (isChecked(scope, jdbc, held, deed) || changes) {
                            MatterRows.touch(jdbc, id);
                        }
                        outcome.then().ifPresent(action -> follow(jdbc, matter, action));
                        audit.done(scope, "matter." + deed.action(), "matter:" + id, 1);
                    }
                    return matters.shown(scope, jdbc, MatterRows.find(jdbc, id).orElseThrow());
                });
    }

    /** What a verb made of the matter passes the guards, as what its requester made of it does. */
    private boolean isChecked(Scope scope, JdbcClient jdbc, Held held, MatterActions.Deed deed) {
        Matter after = MatterRows.find(jdbc, held.matter().id()).orElseThrow();
        if (after.asksAs(held.matter())) {
            return false;
        }
        actions.guard(scope, jdbc, after, held.life(), deed.intent());
        return true;
    }

    private void follow(JdbcClient jdbc, Matter matter, String action) {
        int version = MatterRows.find(jdbc, matter.id()).orElseThrow().version();
        Matters.Shown _ =
                actions.act(
                        Scope.platform("gate"),
                        matter.id(),
                        new MatterActions.Deed(action, version, "", Optional.empty()));
    }

    private Held held(Scope scope, JdbcClient jdbc, Matter matter) {
        Life life = mechanisms.get(matter.mechanism()).life();
        Life.State state =
                life.findState(matter.state())
                        .orElseThrow(() -> new IllegalStateException(matter.state()));
        return new Held(matter, life, state, parties.of(scope, jdbc, matter));
    }

    /** A matter as the caller sees it now, without holding it. */
    public <T> T look(Scope scope, String id, BiFunction<JdbcClient, Held, T> reading) {
        return database.call(
                scope,
                jdbc -> {
                    Matter matter =
                            MatterRows.find(jdbc, id)
                                    .orElseThrow(() -> Problem.notFound("The matter"));
                    return reading.apply(jdbc, held(scope, jdbc, matter));
                });
    }

    /**
     * Which of the matter's targets the caller is.
     *
     * @throws Problem forbidden if it is none
     */
    public SubjectKey requireTarget(Scope scope, JdbcClient jdbc, Matter matter) {
        return parties.target(scope, jdbc, matter)
                .orElseThrow(
                        () -> Problem.forbidden("Only who is asked answers; you are no target."));
    }

    /** The matter, held until the transaction that is open ends. */
    public Matter hold(JdbcClient jdbc, String id) {
        return Matters.held(jdbc, id);
    }

    /**
     * Requires a reason, in words that can be stored.
     *
     * @throws Problem invalid otherwise
     */
    public static void requireReason(String reason) {
        MatterActions.requireReason(true, reason);
    }
}
