package org.jingwei.coordination;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes matters from state to state. A step, its place in the history, its note in the audit trail
 * and what follows from it are one transaction that holds the matter: of two who act at once the
 * second is told that the matter changed, and a crash leaves all of it or nothing.
 */
@Component
public class MatterActions {
    private static final int MAX_REASON = 1000;

    private static final Scope PLATFORM = Scope.platform("gate");

    private final ScopedDatabase database;
    private final Matters matters;
    private final List<MatterGuard> guards;
    private final List<MatterFollower> followers;

    MatterActions(
            ScopedDatabase database,
            Matters matters,
            List<MatterGuard> guards,
            List<MatterFollower> followers) {
        this.database = database;
        this.matters = matters;
        this.guards = guards;
        this.followers = followers;
    }

    /**
     * What somebody wants to do.
     *
     * @param version of the matter that the caller has seen
     * @param reason why; may be empty where none is needed
     * @param requestKey names the request: the same one takes no second step
     */
    public record Deed(String action, int version, String reason, Optional<String> requestKey) {}

    /**
     * Does it.
     *
     * @throws Problem that says what to do instead, if it cannot be done
     */
    public Matters.Shown act(Scope scope, String id, Deed deed) {
        Matters.requireShort(deed.requestKey());
        return database.callByKeys(
                scope,
                jdbc -> {
                    Matters.Shown before = matters.held(scope, jdbc, id);
                    return MatterSteps.isTaken(jdbc, scope, id, deed.requestKey())
                            ? new ScopedDatabase.Followed<>(before, Optional.empty())
                            : take(scope, jdbc, before, deed);
                },
                PLATFORM);
    }

    /** A step changes neither who somebody is to the matter nor anything of it but its state. */
    private ScopedDatabase.Followed<Matters.Shown> take(
            Scope scope, JdbcClient jdbc, Matters.Shown shown, Deed deed) {
        Matter matter = shown.matter();
        Matters.requireVersion(matter, deed.version());
        Life life = shown.mechanism().life();
        Life.Action action = allowed(shown, deed);
        List<String> found =
                guards.stream()
                        .map(guard -> guard.before(scope, jdbc, matter, action, deed))
                        .flatMap(Optional::stream)
                        .toList();
        boolean leavesStart = matter.state().equals(life.start());
        boolean submits = leavesStart && !action.to().equals(life.start());
        MatterSteps.Taken taken =
                MatterSteps.take(
                        jdbc,
                        scope,
                        matter,
                        new MatterSteps.Step(action, submits, found.stream().findFirst()),
                        deed);
        return new ScopedDatabase.Followed<>(
                shown.with(taken.moved()),
                following(
                        new MatterChanged(
                                taken.moved(),
                                matter.state(),
                                taken.number(),
                                action.by(),
                                taken.areas())));
    }

    /** From many a step nothing follows: then nobody else's scope is taken on. */
    private Optional<Consumer<JdbcClient>> following(MatterChanged change) {
        List<MatterFollower> concerned =
                followers.stream().filter(follower -> follower.concerns(change)).toList();
        return concerned.isEmpty()
                ? Optional.empty()
                : Optional.of(jdbc -> concerned.forEach(follower -> follower.after(jdbc, change)));
    }

    /** Has the guards look at what a verb made of a matter. */
    void guard(Scope scope, JdbcClient jdbc, Matter matter, Life life, Deed deed) {
        guards.forEach(guard -> guard.changed(scope, jdbc, matter, life, deed));
    }

    private static Life.Action allowed(Matters.Shown shown, Deed deed) {
        Matter matter = shown.matter();
        Life.Action action =
                shown.mechanism()
                        .life()
                        .find(deed.action())
                        .orElseThrow(() ->
                                Problem.invalid(
                                        "unknown-action",
                                        "There is no action "
                                                + deed.action()
                                                + " in the life of "
                                                + matter.mechanism()
                                                + " matters."));
        if (!shown.parties().contains(action.by())) {
            throw Problem.forbidden(
                    "The action " + action.id() + " is for the " + action.by() + " of the matter.");
        }
        if (!action.from().contains(matter.state())) {
            throw Problem.conflict(
                    "not-now",
                    "The action "
                            + action.id()
                            + " is for a matter that is "
                            + action.from().stream().sorted().collect(Collectors.joining(" or "))
                            + "; this one is "
                            + matter.state()
                            + ".");
        }
        requireReason(action.needsReason(), deed.reason());
        return action;
    }

    static void requireReason(boolean needed, String reason) {
        String mistake =
                needed && reason.isBlank()
                        ? "is missing"
                        : reason.length() > MAX_REASON || !MatterCheck.isPlain(reason)
                                ? "must be at most " + MAX_REASON + " characters of plain text"
                                : "";
        if (!mistake.isEmpty()) {
            throw Problem.invalid("invalid-reason", "The reason " + mistake + ".")
                    .errors(List.of(new Problem.Place(0, "reason", mistake)));
        }
    }
}
