package org.jingwei.coordination.rules.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.coordination.rules.MatterChecks;
import org.jingwei.coordination.rules.Rehearsal;
import org.jingwei.coordination.rules.Rehearsals;
import org.jingwei.coordination.rules.Rule;
import org.jingwei.coordination.rules.RuleDraft;
import org.jingwei.coordination.rules.Rules;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Rules: listed, edited, tried; and what they say of a matter. */
@RestController
@RequestMapping("/api")
class RuleController {
    private final Rules rules;
    private final Rehearsals rehearsals;
    private final MatterChecks checks;
    private final Organisations organisations;

    RuleController(
            Rules rules, Rehearsals rehearsals, MatterChecks checks, Organisations organisations) {
        this.rules = rules;
        this.rehearsals = rehearsals;
        this.checks = checks;
        this.organisations = organisations;
    }

    /** A rule as it would be, and the year to try it on. */
    record Plan(@Nullable RuleDraft rule, int year) {}

    /** A matter that is judged otherwise, with what its requester is called. */
    record NamedChange(@JsonUnwrapped Rehearsal.Change change, String requesterName) {}

    /** What a rehearsal shows. */
    record Result(
            @JsonUnwrapped Rehearsal rehearsal, List<NamedChange> items, Optional<String> next) {}

    /** Why somebody stands by a matter. */
    record Confirming(@Nullable String reason) {}

    @GetMapping("/rules")
    Page<Rule> list(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return rules.list(scope, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PostMapping("/rules")
    ResponseEntity<Rule> add(Scope scope, @RequestBody RuleDraft draft) {
        Rule rule = rules.add(scope, draft);
        return ResponseEntity.created(URI.create("/api/rules/" + rule.id())).body(rule);
    }

    @GetMapping("/rules/{id}")
    Rule get(Scope scope, @PathVariable String id) {
        return rules.get(scope, id);
    }

    @PutMapping("/rules/{id}")
    Rule change(
            Scope scope,
            @PathVariable String id,
            @RequestParam int version,
            @RequestBody RuleDraft draft) {
        return rules.change(scope, id, version, draft);
    }

    @GetMapping("/rules/{id}/versions")
    Page<Rule> versions(
            Scope scope,
            @PathVariable String id,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return rules.versions(scope, id, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PostMapping("/rules/rehearsals")
    Result rehearse(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit,
            @RequestBody Plan plan) {
        if (plan.rule() == null) {
            throw Problem.badRequest("no-rule", "A rehearsal needs the rule as it would be.");
        }
        Rehearsal rehearsal =
                rehearsals.rehearse(
                        scope,
                        plan.rule(),
                        plan.year(),
                        PageRequest.of(cursor, Optional.empty(), limit));
        List<Rehearsal.Change> changes = rehearsal.changes().items();
        Map<String, String> names =
                organisations.names(
                        scope,
                        changes.stream().map(Rehearsal.Change::requester).distinct().toList());
        return new Result(
                rehearsal,
                changes.stream()
                        .map(change ->
                                new NamedChange(
                                        change,
                                        names.getOrDefault(change.requester(), change.requester())))
                        .toList(),
                rehearsal.changes().next());
    }

    @GetMapping("/matters/{id}/checks")
    MatterChecks.Said checks(Scope scope, @PathVariable String id) {
        return checks.of(scope, id);
    }

    @PostMapping("/matters/{id}/confirmations")
    MatterChecks.Said confirm(
            Scope scope, @PathVariable String id, @RequestBody Confirming confirming) {
        String reason = confirming.reason() == null ? "" : confirming.reason().strip();
        return checks.confirm(scope, id, reason);
    }
}
