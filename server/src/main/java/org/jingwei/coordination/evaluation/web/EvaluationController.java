package org.jingwei.coordination.evaluation.web;

import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jingwei.coordination.evaluation.Ballot;
import org.jingwei.coordination.evaluation.EvaluationSums;
import org.jingwei.coordination.evaluation.Evaluations;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Ratings of finished matters, and what they came to. */
@RestController
@RequestMapping("/api")
class EvaluationController {
    private final Evaluations evaluations;
    private final EvaluationSums sums;
    private final ZoneId zone;

    EvaluationController(Evaluations evaluations, EvaluationSums sums, Settings settings) {
        this.evaluations = evaluations;
        this.sums = sums;
        this.zone = settings.timeZone();
    }

    /** What a target says. A request that is sent twice is told so; no key of it is kept. */
    record Said(@Nullable Map<String, Integer> scores, @Nullable String words) {}

    /** Months, by default the last twelve, and perhaps one requester. */
    record Asked(Optional<String> from, Optional<String> to, Optional<String> requester) {
        private EvaluationSums.Asked in(ZoneId zone) {
            YearMonth last = to.map(Asked::month).orElseGet(() -> YearMonth.now(zone));
            return new EvaluationSums.Asked(
                    from.map(Asked::month).orElse(last.minusMonths(11)), last, requester);
        }

        private static YearMonth month(String text) {
            try {
                return YearMonth.parse(text);
            } catch (DateTimeParseException e) {
                throw Problem.badRequest(
                        "invalid-month", "from and to must be months such as 2026-01.");
            }
        }
    }

    @GetMapping("/matters/{id}/evaluation")
    Evaluations.Room room(Scope scope, @PathVariable String id) {
        return evaluations.room(scope, id);
    }

    @PostMapping("/matters/{id}/evaluation")
    Evaluations.Room rate(Scope scope, @PathVariable String id, @RequestBody Said said) {
        Map<String, Integer> scores =
                new HashMap<>(Objects.requireNonNullElse(said.scores(), Map.of()));
        scores.values().removeIf(Objects::isNull);

        return evaluations.rate(
                scope,
                id,
                new Ballot(scores, Objects.requireNonNullElse(said.words(), "").strip()));
    }

    @GetMapping("/evaluations/summary")
    EvaluationSums.Sums summary(
            Scope scope,
            @RequestParam(defaultValue = "REQUESTER") EvaluationSums.By by,
            @ParameterObject Asked asked) {
        return sums.by(scope, by, asked.in(zone));
    }

    @GetMapping("/evaluations/suggestions")
    Page<EvaluationSums.Suggestion> suggestions(
            Scope scope,
            @ParameterObject Asked asked,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return sums.suggestions(
                scope, asked.in(zone), PageRequest.of(cursor, Optional.empty(), limit));
    }
}
