package org.jingwei.coordination.signing;

import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.MatterVerbs.Held;
import org.jingwei.coordination.MatterVerbs.Outcome;
import org.jingwei.coordination.Matters;
import org.jingwei.coordination.Party;
import org.jingwei.coordination.deadline.Deadlines;
import org.jingwei.coordination.deadline.Waiting;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisation;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/**
 * A centre asks other organisations for their opinion before it decides, at once or one after the
 * other; one that is asked may have another asked besides. Each sees the matter from its turn on.
 */
@Component
public class SigningVerbs {
    private static final int MOST = 20;
    private static final Scope PLATFORM = Scope.platform("signing");

    private final ScopedDatabase database;
    private final MatterVerbs verbs;
    private final Organisations organisations;
    private final Deadlines deadlines;

    SigningVerbs(
            ScopedDatabase database,
            MatterVerbs verbs,
            Organisations organisations,
            Deadlines deadlines) {
        this.database = database;
        this.verbs = verbs;
        this.organisations = organisations;
        this.deadlines = deadlines;
    }

    /** Asks organisations for their opinion; for a centre that the matter waits for. */
    public Matters.Shown ask(Scope scope, String id, Asking asking, MatterActions.Deed deed) {
        MatterVerbs.requireReason(deed.reason());
        return verbs.change(
                scope,
                id,
                deed,
                (jdbc, held) -> {
                    requireDecider(held, deed.action());
                    List<Signer> known = SignerRows.list(jdbc, id);
                    requireAskable(scope, held, known, asking.organisations());
                    int number = known.stream().mapToInt(Signer::asking).max().orElse(0) + 1;
                    int step = 1;
                    for (String organisation : asking.organisations()) {
                        SignerRows.insert(
                                jdbc,
                                scope,
                                id,
                                new SignerRows.Asked(
                                        organisation,
                                        new SignerRows.Place(number, step),
                                        asking.required(),
                                        deed.reason()));
                        step += asking.inOrder() ? 1 : 0;
                    }
                    turn(id);
                    return Outcome.by(Party.CENTRE);
                });
    }

    static void requireDecider(Held held, String verb) {
        held.require(Party.CENTRE, verb);
        if (!held.state().waitsFor().equals(Optional.of(Party.CENTRE))) {
            throw Problem.conflict(
                    "not-now",
                    "The matter is "
                            + held.state().id()
                            + "; it does not wait for its centre, so there is nothing to "
                            + verb
                            + ".");
        }
    }

    private void requireAskable(
            Scope scope, Held held, List<Signer> known, List<String> organisations) {
        String mistake =
                organisations.isEmpty()
                        ? "name at least one organisation"
                        : organisations.stream().distinct().count() < organisations.size()
                                ? "name each organisation once"
                                : waiting(known).size() + organisations.size() > MOST
                                        ? "at most " + MOST + " are asked in a matter at a time"
                                        : "";
        if (!mistake.isEmpty()) {
            throw wrong(mistake);
        }
        organisations.forEach(one -> requireAskable(scope, held, known, one));
    }

    private void requireAskable(Scope scope, Held held, List<Signer> known, String organisation) {
        Organisation found =
                this.organisations
                        .find(scope, organisation)
                        .orElseThrow(() -> wrong("there is no organisation " + organisation));
        if (found.subject().isPresent() || found.kind() == Organisation.Kind.PLATFORM) {
            throw wrong(
                    found.name() + " is no authority; enterprises and schools answer as targets");
        }
        if (organisation.equals(held.matter().requester())
                || organisation.equals(scope.organisation())) {
            throw wrong(found.name() + " asks itself; it is a party already");
        }
        if (waiting(known).stream().anyMatch(one -> one.organisation().equals(organisation))) {
            throw Problem.conflict(
                    "asked-already", found.name() + " is asked already and has not answered yet.");
        }
    }

    private static List<Signer> waiting(List<Signer> known) {
        return known.stream().filter(Signer::waits).toList();
    }

    private static Problem wrong(String mistake) {
        return Problem.invalid("invalid-signers", "Nobody was asked: " + mistake + ".")
                .errors(List.of(new Problem.Place(0, "organisations", mistake)));
    }

    /** Has another organisation asked besides, with the caller; for one whose turn it is. */
    public Matters.Shown add(Scope scope, String id, String organisation, MatterActions.Deed deed) {
        MatterVerbs.requireReason(deed.reason());
        return verbs.note(
                scope,
                id,
                deed,
                (jdbc, held) -> {
                    List<Signer> known = SignerRows.list(jdbc, id);
                    Signer own = turnOf(scope, known);
                    requireAskable(scope, held, known, List.of(organisation));
                    SignerRows.insert(
                            jdbc,
                            scope,
                            id,
                            new SignerRows.Asked(
                                    organisation,
                                    new SignerRows.Place(own.asking(), own.step()),
                                    own.required(),
                                    deed.reason()));
                    turn(id);
                    return Outcome.by(Party.SIGNER);
                });
    }

    /** The caller's own question, if it is its turn. */
    static Optional<Signer> findTurn(Scope scope, List<Signer> known) {
        return waiting(known).stream()
                .filter(one -> one.organisation().equals(scope.organisation()))
                .filter(one -> waiting(known).stream().noneMatch(one::waitsFor))
                .findFirst();
    }

    private static Signer turnOf(Scope scope, List<Signer> known) {
        boolean named =
                known.stream().anyMatch(one -> one.organisation().equals(scope.organisation()));
        if (!named) {
            throw Problem.forbidden("Only an organisation that was asked for its opinion signs.");
        }
        return findTurn(scope, known)
                .orElseThrow(() ->
                        Problem.conflict(
                                "not-asked-now",
                                "Your organisation is not asked at this moment: it answered"
                                        + " already, its turn is not yet, or the matter went on."));
    }

    /** Agrees, or objects with a reason. */
    public Matters.Shown sign(Scope scope, String id, boolean objects, MatterActions.Deed deed) {
        if (objects) {
            MatterVerbs.requireReason(deed.reason());
        }
        return verbs.note(
                scope,
                id,
                deed,
                (jdbc, _) -> {
                    Signer own = turnOf(scope, SignerRows.list(jdbc, id));
                    boolean _ =
                            SignerRows.end(
                                    jdbc,
                                    scope,
                                    id,
                                    own.number(),
                                    objects ? Signer.State.OBJECTED : Signer.State.AGREED,
                                    deed.reason());
                    turn(id);
                    return Outcome.by(Party.SIGNER);
                });
    }

    /** Does without an answer that is still waited for; for a centre, with a reason. */
    public Matters.Shown waive(Scope scope, String id, int number, MatterActions.Deed deed) {
        MatterVerbs.requireReason(deed.reason());
        return verbs.change(
                scope,
                id,
                deed,
                (_, held) -> {
                    requireDecider(held, deed.action());
                    boolean ended =
                            database.call(
                                    PLATFORM,
                                    jdbc ->
                                            SignerRows.end(
                                                    jdbc,
                                                    scope,
                                                    id,
                                                    number,
                                                    Signer.State.WAIVED,
                                                    deed.reason()));
                    if (!ended) {
                        throw Problem.conflict(
                                "nothing-asked", "That answer is not waited for any more.");
                    }
                    turn(id);
                    return Outcome.by(Party.CENTRE);
                });
    }

    /** The centre's time stands still as long as it may not approve without somebody's answer. */
    private void turn(String id) {
        boolean waits =
                database.call(
                        PLATFORM,
                        jdbc -> {
                            SignerRows.turn(jdbc, id);
                            return SignerRows.list(jdbc, id).stream()
                                    .anyMatch(one -> one.waits() && one.required());
                        });
        if (waits) {
            deadlines.pause(id, Waiting.SIGNERS);
        } else {
            deadlines.resume(id, Waiting.SIGNERS);
        }
    }
}
