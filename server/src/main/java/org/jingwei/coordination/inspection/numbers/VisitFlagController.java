package org.jingwei.coordination.inspection.numbers;

import java.time.LocalDate;
import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Enterprises that were visited too often, over HTTP. */
@RestController
@RequestMapping("/api/visit-flags")
class VisitFlagController {
    private final VisitFlags flags;

    VisitFlagController(VisitFlags flags) {
        this.flags = flags;
    }

    @GetMapping
    Page<VisitFlags.Flag> list(
            Scope scope,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return flags.list(scope, from, to, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @GetMapping("/visits")
    VisitFlags.Opened visits(
            Scope scope,
            @RequestParam String enterprise,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to) {
        return flags.open(scope, enterprise, from, to);
    }
}
