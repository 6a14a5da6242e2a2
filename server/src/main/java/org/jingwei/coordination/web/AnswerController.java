package org.jingwei.coordination.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.answer.Answers;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The answers of a matter's targets, and the times that they pick. */
@RestController
@RequestMapping("/api/matters/{id}")
class AnswerController {
    private final Answers answers;

    AnswerController(Answers answers) {
        this.answers = answers;
    }

    /** What a target says. */
    record Said(boolean objects, @Nullable String reason, @Nullable Instant slot) {}

    /** The time that suits it. */
    record Slot(@Nullable Instant slot, @Nullable String reason) {}

    @GetMapping("/answers")
    Answers.Room room(
            Scope scope,
            @PathVariable String id,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return answers.room(scope, id, PageRequest.of(cursor, Optional.empty(), limit));
    }

    private Answers.Room first(Scope scope, String id) {
        return room(scope, id, Optional.empty(), Optional.empty());
    }

    @PostMapping("/answers")
    Answers.Room answer(
            Scope scope,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody Said said) {
        answers.answer(
                scope,
                id,
                said.objects(),
                Optional.ofNullable(said.slot()),
                DeadlineController.deed(
                        said.objects() ? "object" : "agree", 0, said.reason(), idempotencyKey));
        return first(scope, id);
    }

    @PostMapping("/slots")
    Answers.Room pick(
            Scope scope,
            @PathVariable String id,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody Slot slot) {
        Instant picked = slot.slot();
        if (picked == null) {
            throw Problem.invalid("invalid-slot", "Say which time suits you.")
                    .errors(List.of(new Problem.Place(0, "slot", "is missing")));
        }
        answers.pick(
                scope,
                id,
                picked,
                DeadlineController.deed("pick-slot", 0, slot.reason(), idempotencyKey));
        return first(scope, id);
    }
}
