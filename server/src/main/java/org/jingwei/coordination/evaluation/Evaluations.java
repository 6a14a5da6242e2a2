package org.jingwei.coordination.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jingwei.coordination.MatterVerbs;
import org.jingwei.coordination.MatterVerbs.Held;
import org.jingwei.coordination.Party;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.springframework.stereotype.Component;

/**
 * Each target of a finished matter may say once how it was. Nothing of it goes into the history of
 * the matter or the audit trail: the time of a ballot would be told there.
 */
@Component
public class Evaluations {
    private static final int BEST = 5;

    private final MatterVerbs verbs;
    private final BallotBox box;

    Evaluations(MatterVerbs verbs, BallotBox box) {
        this.verbs = verbs;
        this.box = box;
    }

    /**
     * How the rating of a matter stands for the caller.
     *
     * @param items what is rated
     * @param group how many ballots are counted together
     * @param open whether the caller may rate it now
     * @param rated whether the caller has rated it
     */
    public record Room(List<EvaluationItem> items, int group, boolean open, boolean rated) {}

    /** What is rated, and whether the caller may or has. */
    public Room room(Scope scope, String id) {
        return verbs.look(
                scope,
                id,
                (jdbc, held) -> {
                    if (!held.parties().contains(Party.TARGET)) {
                        return new Room(box.items(), box.block(), false, false);
                    }
                    SubjectKey target = verbs.requireTarget(scope, jdbc, held.matter());
                    boolean rated = box.hasVoted(id, target);
                    return new Room(box.items(), box.block(), isOpen(held) && !rated, rated);
                });
    }

    private static boolean isOpen(Held held) {
        return held.state().cameAbout() && !held.parties().contains(Party.REQUESTER);
    }

    /**
     * Rates a matter.
     *
     * @throws Problem if the matter is not done, the caller was not asked or has rated it
     */
    public Room rate(Scope scope, String id, Ballot ballot) {
        requireWhole(ballot);
        return verbs.look(
                scope,
                id,
                (jdbc, held) -> {
                    SubjectKey target = verbs.requireTarget(scope, jdbc, held.matter());
                    if (!isOpen(held)) {
                        throw Problem.conflict(
                                "not-now",
                                "A matter is rated when it is done, by those whom others asked; this one is "
                                        + held.state().id()
                                        + ".");
                    }
                    box.cast(held.matter(), target, ballot);
                    return new Room(box.items(), box.block(), false, true);
                });
    }

    private void requireWhole(Ballot ballot) {
        Set<String> asked =
                box.items().stream().map(EvaluationItem::id).collect(Collectors.toSet());
        List<Problem.Place> places = new ArrayList<>();
        for (EvaluationItem item : box.items()) {
            int score = ballot.scores().getOrDefault(item.id(), 0);
            if (score < 1 || score > BEST) {
                places.add(new Problem.Place(0, item.id(), "must be from 1 to " + BEST));
            }
        }
        ballot.scores().keySet().stream()
                .filter(item -> !asked.contains(item))
                .limit(1)
                .forEach(_ -> places.add(new Problem.Place(0, "scores", "names an unknown item")));
        if (ballot.words().length() > Ballot.MAX_WORDS
                || ballot.words()
                        .chars()
                        .anyMatch(sign -> Character.isISOControl(sign) && sign != '\n')) {
            places.add(
                    new Problem.Place(
                            0,
                            "words",
                            "must be at most " + Ballot.MAX_WORDS + " characters of plain text"));
        }
        if (!places.isEmpty()) {
            throw Problem.invalid(
                            "invalid-rating",
                            "Rate each item from 1 to " + BEST + "; a suggestion may be added.")
                    .errors(places);
        }
    }
}
