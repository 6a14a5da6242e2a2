package org.jingwei.coordination.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jingwei.coordination.MatterActions;
import org.jingwei.coordination.MatterPile;
import org.jingwei.coordination.MatterPile.Outcome;
import org.jingwei.http.Page;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The same action on many matters at once, each answered for itself. */
@RestController
class PileController {
    private final MatterPile pile;

    PileController(MatterPile pile) {
        this.pile = pile;
    }

    /** A matter as the caller has seen it. */
    record Seen(@Nullable String id, int version) {}

    /** What is to be done, and with which matters. */
    record Deeds(
            @Nullable String action,
            @Nullable String reason,
            @Nullable List<@Nullable Seen> matters) {}

    /**
     * What became of one matter.
     *
     * @param problem why it stayed as it was; then it has neither a state nor a version
     */
    record Acted(
            String id,
            Optional<String> state,
            Optional<Integer> version,
            Optional<ProblemDetail> problem) {}

    @PostMapping("/api/matters/actions")
    Page<Acted> act(
            Scope scope,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody Deeds deeds) {
        String reason = Objects.requireNonNullElse(deeds.reason(), "").strip();
        String action = Objects.requireNonNullElse(deeds.action(), "");
        return Page.whole(
                pile
                        .act(
                                scope,
                                seen(deeds),
                                new MatterActions.Intent(action, reason, idempotencyKey))
                        .stream()
                        .map(PileController::acted)
                        .toList());
    }

    /** What is not there, or has no id, is no matter. */
    private static List<MatterActions.Seen> seen(Deeds deeds) {
        List<@Nullable Seen> named = Objects.requireNonNullElse(deeds.matters(), List.of());
        return named.stream().map(PileController::seen).toList();
    }

    private static MatterActions.Seen seen(@Nullable Seen one) {
        if (one == null || one.id() == null) {
            throw Problem.invalid("invalid-pile", "Each matter needs its id and its version.");
        }
        return new MatterActions.Seen(one.id(), one.version());
    }

    private static Acted acted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(var matter) ->
                    new Acted(
                            matter.id(),
                            Optional.of(matter.state()),
                            Optional.of(matter.version()),
                            Optional.empty());
            case Outcome.Refused(var id, var problem) ->
                    new Acted(
                            id, Optional.empty(), Optional.empty(), Optional.of(problem.getBody()));
        };
    }
}
