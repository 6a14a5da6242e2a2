package org.jingwei.coordination.inspection.web;

import java.util.Optional;
import org.jingwei.coordination.inspection.list.OfficerExplanations;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why the same officer goes on inspecting an enterprise, over HTTP. */
@RestController
@RequestMapping("/api/officer-explanations")
class OfficerExplanationController {
    private final OfficerExplanations explanations;

    OfficerExplanationController(OfficerExplanations explanations) {
        this.explanations = explanations;
    }

    @GetMapping
    Page<OfficerExplanations.Explanation> list(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return explanations.list(scope, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PostMapping
    ResponseEntity<OfficerExplanations.Explanation> explain(
            Scope scope,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody OfficerExplanations.Draft draft) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(explanations.explain(scope, draft, idempotencyKey));
    }
}
