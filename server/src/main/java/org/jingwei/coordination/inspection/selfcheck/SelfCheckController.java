package org.jingwei.coordination.inspection.selfcheck;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jingwei.coordination.inspection.onsite.ClientText;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Checklists, and what enterprises found when they looked by themselves. */
@RestController
@RequestMapping("/api/self-checks")
class SelfCheckController {
    private static final LocalDate LAST_DAY = LocalDate.of(2999, 12, 31);

    private final SelfChecks checks;

    SelfCheckController(SelfChecks checks) {
        this.checks = checks;
    }

    /** How one entry was. */
    record Answer(
            @Nullable String entry, SelfCheck.@Nullable Result result, @Nullable String note) {
        SelfChecks.Answered answered() {
            return new SelfChecks.Answered(
                    required("entry", entry), required("result", result), text(note));
        }
    }

    /** A self-check as an enterprise sends it. */
    record Sent(
            @Nullable String item,
            @Nullable String problem,
            @Nullable LocalDate doneOn,
            @Nullable List<Answer> answers,
            @Nullable String note,
            @Nullable Boolean shared) {}

    /** Whether others may read it. */
    record Sharing(boolean shared) {}

    /** Which of them, by the days on which they were done. */
    record Asked(@Nullable String problem, @Nullable LocalDate from, @Nullable LocalDate to) {
        SelfChecks.Filter filter() {
            return new SelfChecks.Filter(
                    Optional.ofNullable(problem),
                    Objects.requireNonNullElse(from, LocalDate.EPOCH),
                    Objects.requireNonNullElse(to, LAST_DAY));
        }
    }

    @GetMapping
    Page<SelfCheck> list(
            Scope scope,
            @ParameterObject Asked asked,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return checks.list(scope, asked.filter(), PageRequest.of(cursor, Optional.empty(), limit));
    }

    @GetMapping("/checklists")
    Page<Checklist> checklists(
            Scope scope,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return checks.checklists(
                scope,
                new SelfChecks.Sought(q.strip(), all),
                PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PutMapping("/{id}")
    SelfCheck keep(Scope scope, @PathVariable String id, @RequestBody Sent sent) {
        return checks.keep(
                scope,
                new SelfChecks.Draft(
                        id,
                        Optional.ofNullable(sent.item()),
                        Optional.ofNullable(sent.problem()),
                        required("doneOn", sent.doneOn()),
                        required("answers", sent.answers()).stream()
                                .map(answer -> required("answers", answer).answered())
                                .toList(),
                        text(sent.note()),
                        Boolean.TRUE.equals(sent.shared())));
    }

    @PostMapping("/{id}/sharing")
    SelfCheck share(Scope scope, @PathVariable String id, @RequestBody Sharing sharing) {
        return checks.share(scope, id, sharing.shared());
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw ClientText.wrong(field, "is missing");
        }
        return value;
    }
}
