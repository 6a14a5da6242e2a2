package org.jingwei.coordination.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jingwei.coordination.advice.Advice;
import org.jingwei.coordination.advice.AdviceGiven;
import org.jingwei.coordination.advice.AdviceVerbs;
import org.jingwei.coordination.advice.Proposals;
import org.jingwei.http.Page;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The advice for a matter: proposed, given, answered, decided on; each answers how it stands then.
 */
@RestController
@RequestMapping("/api/matters/{id}")
class AdviceController {
    private final AdviceVerbs verbs;
    private final Proposals proposals;
    private final Organisations organisations;

    AdviceController(AdviceVerbs verbs, Proposals proposals, Organisations organisations) {
        this.verbs = verbs;
        this.proposals = proposals;
        this.organisations = organisations;
    }

    /** What a centre advises. */
    record Given(
            int version,
            Advice.@Nullable Kind kind,
            @Nullable String reason,
            @Nullable List<String> matters) {}

    /** What the requester says to it. */
    record Answered(int version, boolean accept, @Nullable String reason) {}

    /** What the second level decides on a refusal. */
    record Decided(int version, boolean uphold, @Nullable String reason) {}

    /** An advice with what the organisations are called. */
    record Named(
            @JsonUnwrapped Advice advice,
            String organisationName,
            Map<String, String> requesters) {}

    /** All that was advised, and what the caller may do. */
    record Room(List<Named> items, List<String> open) {}

    /** A proposal with what the requester is called. */
    record NamedProposal(@JsonUnwrapped Proposals.Proposal proposal, String requesterName) {}

    @GetMapping("/advice")
    Room room(Scope scope, @PathVariable String id) {
        AdviceVerbs.Room room = verbs.room(scope, id);
        Map<String, String> names =
                organisations.names(
                        scope,
                        room.items().stream()
                                .flatMap(each ->
                                        Stream.concat(
                                                Stream.of(each.organisation()),
                                                each.others().stream()
                                                        .map(Advice.Other::requester)))
                                .distinct()
                                .toList());
        return new Room(
                room.items().stream()
                        .map(each ->
                                new Named(
                                        each,
                                        names.getOrDefault(
                                                each.organisation(), each.organisation()),
                                        names))
                        .toList(),
                room.open());
    }

    @GetMapping("/proposals")
    Page<NamedProposal> proposals(Scope scope, @PathVariable String id) {
        List<Proposals.Proposal> found = proposals.list(scope, id);
        Map<String, String> names =
                organisations.names(
                        scope,
                        found.stream().map(Proposals.Proposal::requester).distinct().toList());
        return Page.whole(
                found.stream()
                        .map(each ->
                                new NamedProposal(
                                        each,
                                        names.getOrDefault(each.requester(), each.requester())))
                        .toList());
    }

    @PostMapping("/advice")
    Room give(
            Scope scope,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody Given given) {
        Advice.Kind kind = given.kind();
        if (kind == null) {
            throw Problem.invalid("invalid-advice", "Say what is advised.")
                    .errors(List.of(new Problem.Place(0, "kind", "is missing")));
        }
        String reason = Objects.requireNonNullElse(given.reason(), "").strip();
        List<String> matters = Objects.requireNonNullElse(given.matters(), List.of());
        verbs.give(
                scope,
                id,
                new AdviceGiven(kind, reason, matters),
                DeadlineController.deed("advise", given.version(), reason, idempotencyKey));
        return room(scope, id);
    }

    @PostMapping("/advice/answer")
    Room answer(
            Scope scope,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody Answered answered) {
        String action = answered.accept() ? "accept-advice" : "refuse-advice";
        verbs.answer(
                scope,
                id,
                answered.accept(),
                DeadlineController.deed(
                        action, answered.version(), answered.reason(), idempotencyKey));
        return room(scope, id);
    }

    @PostMapping("/advice/decision")
    Room decide(
            Scope scope,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody Decided decided) {
        String action = decided.uphold() ? "uphold-advice" : "drop-advice";
        verbs.decide(
                scope,
                id,
                decided.uphold(),
                DeadlineController.deed(
                        action, decided.version(), decided.reason(), idempotencyKey));
        return room(scope, id);
    }
}
