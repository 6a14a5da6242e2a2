package org.jingwei.coordination;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jingwei.http.Failure;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/**
 * Takes the same action on many matters. Each is a step of its own, with its own check, and lands
 * or is refused for itself: one that may not be approved does not keep back the others.
 */
@Component
public class MatterPile {
    /** As many as a page shows twice; a larger pile is taken in turn. */
    public static final int MOST = 100;

    private final MatterActions actions;

    MatterPile(MatterActions actions) {
        this.actions = actions;
    }

    /** A matter as the caller has seen it. */
    public record Seen(String id, int version) {}

    /** What is to be done with each. */
    public record Deed(String action, String reason, Optional<String> requestKey) {}

    /** A matter that was brought on, or why it was not. */
    public sealed interface Outcome {
        record Taken(Matter matter) implements Outcome {}

        record Refused(String id, Problem problem) implements Outcome {}
    }

    /**
     * Does it, in the order given.
     *
     * @throws Problem invalid if there are none, too many, or one twice
     */
    public List<Outcome> act(Scope scope, List<Seen> matters, Deed deed) {
        requireList(matters);
        Matters.requireShort(deed.requestKey());
        return matters.stream().map(one -> act(scope, one, deed)).toList();
    }

    private static void requireList(List<Seen> matters) {
        if (matters.isEmpty() || matters.size() > MOST) {
            throw Problem.invalid(
                    "invalid-pile",
                    "Name 1 to " + MOST + " matters; these are " + matters.size() + ".");
        }
        Set<String> ids = new HashSet<>();
        matters.stream()
                .filter(one -> !ids.add(one.id()))
                .findFirst()
                .ifPresent(twice -> {
                    throw Problem.invalid(
                            "invalid-pile", "The matter " + twice.id() + " is there twice.");
                });
    }

    private Outcome act(Scope scope, Seen seen, Deed deed) {
        try {
            Matters.Shown shown =
                    actions.act(
                            scope,
                            seen.id(),
                            new MatterActions.Deed(
                                    deed.action(),
                                    seen.version(),
                                    deed.reason(),
                                    deed.requestKey()));
            return new Outcome.Taken(shown.matter());
        } catch (RuntimeException e) {
            return new Outcome.Refused(seen.id(), Failure.told(e));
        }
    }
}
