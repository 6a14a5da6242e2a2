package org.jingwei.lake.source.web;

import java.net.URI;
import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.lake.source.pull.PullDefinition;
import org.jingwei.lake.source.pull.PullRun;
import org.jingwei.lake.source.pull.PullTrial;
import org.jingwei.lake.source.pull.PullTrials;
import org.jingwei.lake.source.pull.Pulls;
import org.jingwei.scope.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Defines, runs and lists the pulls of a system. */
@RestController
@RequestMapping("/api/systems/{system}/pulls")
class PullController {
    private final Pulls pulls;
    private final PullTrials trials;

    PullController(Pulls pulls, PullTrials trials) {
        this.pulls = pulls;
        this.trials = trials;
    }

    @PostMapping
    ResponseEntity<Pulls.Standing> create(
            Scope scope, @PathVariable String system, @RequestBody PullDefinition definition) {
        Pulls.Standing created = pulls.create(scope, system, definition);
        return ResponseEntity.created(
                        URI.create("/api/systems/" + system + "/pulls/" + created.pull().id()))
                .body(created);
    }

    @PostMapping("/trials")
    PullTrial tryOut(
            Scope scope,
            @PathVariable String system,
            @RequestParam Optional<String> pull,
            @RequestBody PullDefinition definition) {
        return trials.tryOut(scope, system, pull, definition);
    }

    @GetMapping
    Page<Pulls.Standing> list(Scope scope, @PathVariable String system) {
        return Page.whole(pulls.list(scope, system));
    }

    @GetMapping("/{id}")
    Pulls.Standing get(Scope scope, @PathVariable String system, @PathVariable String id) {
        return pulls.get(scope, system, id);
    }

    @PutMapping("/{id}")
    Pulls.Standing update(
            Scope scope,
            @PathVariable String system,
            @PathVariable String id,
            @RequestBody PullDefinition definition) {
        return pulls.update(scope, system, id, definition);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Scope scope, @PathVariable String system, @PathVariable String id) {
        pulls.delete(scope, system, id);
    }

    @PostMapping("/{id}/runs")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Pulls.Standing runNow(Scope scope, @PathVariable String system, @PathVariable String id) {
        return pulls.runNow(scope, system, id);
    }

    @GetMapping("/{id}/runs")
    Page<PullRun> runs(
            Scope scope,
            @PathVariable String system,
            @PathVariable String id,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return pulls.runs(scope, system, id, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PostMapping("/{id}/runs/{number}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PullRun cancel(
            Scope scope,
            @PathVariable String system,
            @PathVariable String id,
            @PathVariable long number) {
        return pulls.cancel(scope, system, id, number);
    }
}
