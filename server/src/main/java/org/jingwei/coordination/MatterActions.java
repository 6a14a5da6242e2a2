package org.jingwei.coordination;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
 * second is told that the matter changed, and a crash leaves all of it or nothing. The same step of
 * many matters may be one transaction too; what it asks of the database does not grow with them.
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
     * What somebody wants to do with a matter.
     *
     * @param version of the matter that the caller has seen
     * @param reason why; may be empty where none is needed
     * @param requestKey names the request: the same one takes no second step
     */
    public record Deed(String action, int version, String reason, Optional<String> requestKey) {
        /** The same, whatever the matter. */
        Intent intent() {
            return new Intent(action, reason, requestKey);
        }
    }

    /** A deed without the matter that it is done to. */
    public record Intent(String action, String reason, Optional<String> requestKey) {}

    /** A matter as the caller has seen it. */
    public record Seen(String id, int version) {}

    /**
     * Does it.
     *
     * @throws Problem that says what to do instead, if it cannot be done
     */
    public Matters.Shown act(Scope scope, String id, Deed deed) {
        return act(scope, List.of(new Seen(id, deed.version())), deed.intent()).getFirst();
    }

    /**
     * Takes the same step of all of these matters, or of none.
     *
     * @return the matters as they are then, in the order given
     * @throws Problem that says what to do instead, if it cannot be done with one of them
     * @throws OneByOne if there are several, and they cannot be taken together
     */
    List<Matters.Shown> act(Scope scope, List<Seen> seen, Intent intent) {
        Matters.requireShort(intent.requestKey());
        List<String> ids = seen.stream().map(Seen::id).toList();
        return database.callByKeys(
                scope,
                jdbc -> {
                    List<Matters.Shown> held = matters.held(scope, jdbc, ids);
                    Set<String> taken = MatterSteps.taken(jdbc, scope, ids, intent.requestKey());
                    List<Move> moves = new ArrayList<>();
                    for (int i = 0; i < held.size(); i++) {
                        if (!taken.contains(ids.get(i))) {
                            moves.add(allowed(held.get(i), seen.get(i), intent));
                        }
                    }
                    List<MatterChanged> changes = take(scope, jdbc, moves, intent);
                    return new ScopedDatabase.Followed<>(after(held, changes), following(changes));
                },
                PLATFORM);
    }

    private List<MatterChanged> take(
            Scope scope, JdbcClient jdbc, List<Move> moves, Intent intent) {
        if (moves.isEmpty()) {
            return List.of();
        }
        Map<String, String> found = new HashMap<>();
        guards.forEach(guard -> found.putAll(guard.before(scope, jdbc, moves, intent)));
        return MatterSteps.take(jdbc, scope, moves, found, intent);
    }

    /** A step changes neither who somebody is to a matter nor anything of it but its state. */
    private static List<Matters.Shown> after(
            List<Matters.Shown> held, List<MatterChanged> changes) {
        Map<String, Matter> moved =
                changes.stream()
                        .collect(Collectors.toMap(MatterChanged::matter, MatterChanged::after));
        return held.stream()
                .map(shown -> shown.with(moved.getOrDefault(shown.matter().id(), shown.matter())))
                .toList();
    }

    /** From many a step nothing follows: then nobody else's scope is taken on. */
    private Optional<Consumer<JdbcClient>> following(List<MatterChanged> changes) {
        record Concerned(MatterFollower follower, List<MatterChanged> changes) {}
        List<Concerned> concerned =
                followers.stream()
                        .map(one ->
                                new Concerned(one, changes.stream().filter(one::concerns).toList()))
                        .filter(one -> !one.changes().isEmpty())
                        .toList();
        return concerned.isEmpty()
                ? Optional.empty()
                : Optional.of(jdbc ->
                        concerned.forEach(one -> one.follower().after(jdbc, one.changes())));
    }

    /** Has the guards look at what a verb made of a matter. */
    void guard(Scope scope, JdbcClient jdbc, Matter matter, Life life, Intent intent) {
        guards.forEach(guard -> guard.changed(scope, jdbc, matter, life, intent));
    }

    private static Move allowed(Matters.Shown shown, Seen seen, Intent intent) {
        Matter matter = shown.matter();
        Matters.requireVersion(matter, seen.version());
        Life.Action action =
                shown.life()
                        .find(intent.action())
                        .orElseThrow(() ->
                                Problem.invalid(
                                        "unknown-action",
                                        "There is no action "
                                                + intent.action()
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
        requireReason(action.needsReason(), intent.reason());
        boolean leavesStart = matter.state().equals(shown.life().start());
        return new Move(matter, action, leavesStart && !action.to().equals(matter.state()));
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
