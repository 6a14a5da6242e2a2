package org.jingwei.coordination.inspection.web;

import java.time.LocalDate;
import java.util.Optional;
import org.jingwei.coordination.inspection.visit.JointAdvice;
import org.jingwei.coordination.inspection.visit.JointProposal;
import org.jingwei.coordination.inspection.visit.JointVisits;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Joint visits: proposed to a centre, and advised by it. */
@RestController
@RequestMapping("/api/joint-visits")
class JointVisitController {
    private final JointVisits visits;
    private final JointAdvice advice;

    JointVisitController(JointVisits visits, JointAdvice advice) {
        this.visits = visits;
        this.advice = advice;
    }

    /** How many matters were advised. */
    record Advised(int matters) {}

    @GetMapping
    JointProposal propose(Scope scope, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return visits.propose(scope, from, to);
    }

    @PostMapping("/advice")
    Advised advise(
            Scope scope,
            @RequestHeader("Idempotency-Key") Optional<String> idempotencyKey,
            @RequestBody JointAdvice.Wish wish) {
        return new Advised(advice.give(scope, wish, idempotencyKey));
    }
}
