package org.jingwei.coordination.web;

import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.MatterPile;
import org.jingwei.coordination.MatterPile.Outcome;
import org.jingwei.http.Page;
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

    /** What is to be done, and with which matters. */
    record Deeds(String action, @Nullable String reason, List<MatterPile.Seen> matters) {}

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
        String reason = deeds.reason() == null ? "" : deeds.reason().strip();
        return Page.whole(
                pile
                        .act(
                                scope,
                                deeds.matters(),
                                new MatterPile.Deed(deeds.action(), reason, idempotencyKey))
                        .stream()
                        .map(PileController::acted)
                        .toList());
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
