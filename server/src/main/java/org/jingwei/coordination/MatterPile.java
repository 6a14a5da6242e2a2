package org.jingwei.coordination;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jingwei.coordination.MatterActions.Intent;
import org.jingwei.coordination.MatterActions.Seen;
import org.jingwei.http.Failure;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/**
 * Takes the same action on many matters. Each is a step of its own, with its own check, and lands
 * or is refused for itself: one that may not be approved does not keep back the others.
 *
 * <p>Idea: mostly all of them pass. So a portion of them is one transaction, in which all are taken
 * or none; where one is refused, each half of the portion is tried by itself, until those that are
 * refused stand alone. What comes of each is what would have come of it had they been taken one
 * after the other in the order given; where that cannot be said beforehand ({@link OneByOne}) they
 * are.
 */
@Component
public class MatterPile {
    /** As many as a page shows twice; a larger pile is taken in turn. */
    public static final int MOST = 100;

    /** So many are held at a time: who waits for one of them waits for all. */
    private static final int TOGETHER = 25;

    private final MatterActions actions;

    MatterPile(MatterActions actions) {
        this.actions = actions;
    }

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
    public List<Outcome> act(Scope scope, List<Seen> matters, Intent intent) {
        requireList(matters);
        Matters.requireShort(intent.requestKey());
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < matters.size(); from += TOGETHER) {
            int to = Math.min(matters.size(), from + TOGETHER);
            outcomes.addAll(together(scope, matters.subList(from, to), intent));
        }
        return outcomes;
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

    private List<Outcome> together(Scope scope, List<Seen> some, Intent intent) {
        if (some.size() == 1) {
            return List.of(alone(scope, some.getFirst(), intent));
        }
        try {
            return actions.act(scope, some, intent).stream()
                    .<Outcome>map(shown -> new Outcome.Taken(shown.matter()))
                    .toList();
        } catch (OneByOne _) {
            return some.stream().map(one -> alone(scope, one, intent)).toList();
        } catch (RuntimeException e) {
            // what nobody foresaw is logged here, for it may not come again in a smaller portion
            Problem _ = Failure.told(e);
            int half = some.size() / 2;
            List<Outcome> outcomes =
                    new ArrayList<>(together(scope, some.subList(0, half), intent));
            outcomes.addAll(together(scope, some.subList(half, some.size()), intent));
            return outcomes;
        }
    }

    private Outcome alone(Scope scope, Seen one, Intent intent) {
        try {
            return new Outcome.Taken(actions.act(scope, List.of(one), intent).getFirst().matter());
        } catch (RuntimeException e) {
            return new Outcome.Refused(one.id(), Failure.told(e));
        }
    }
}
