package org.jingwei.coordination.inspection.lesson;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jingwei.coordination.inspection.DaySpan;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.jingwei.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Common problems for the centre, and what enterprises were told. */
@RestController
@RequestMapping("/api")
class LessonController {
    private final CommonProblems problems;
    private final Pushes pushes;
    private final ZoneId zone;

    LessonController(CommonProblems problems, Pushes pushes, Settings settings) {
        this.problems = problems;
        this.pushes = pushes;
        this.zone = settings.timeZone();
    }

    /** What a centre makes of a proposal. */
    record Reviewed(
            @Nullable String item,
            @Nullable String entry,
            int round,
            boolean accepts,
            @Nullable String words,
            @Nullable String advice,
            @Nullable List<@Nullable String> questions,
            @Nullable String area,
            @Nullable String reason) {
        CommonProblems.Review as(String id) {
            return new CommonProblems.Review(
                    id,
                    text(item),
                    text(entry),
                    round,
                    accepts,
                    text(words),
                    text(advice),
                    Objects.requireNonNullElse(questions, List.<@Nullable String>of()).stream()
                            .map(Reviewed::text)
                            .filter(question -> !question.isEmpty())
                            .toList(),
                    Optional.of(text(area)).filter(code -> !code.isEmpty()),
                    text(reason));
        }

        private static String text(@Nullable String text) {
            return Objects.requireNonNullElse(text, "").strip();
        }
    }

    /** Which version the page has shown. */
    record Pushed(int version) {}

    /** Which of those who were told, by the days on which they were told. */
    record Asked(
            @Nullable String problem,
            Pushes.@Nullable Stage stage,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        Pushes.Filter in(ZoneId zone) {
            return new Pushes.Filter(
                    Optional.ofNullable(problem),
                    Objects.requireNonNullElse(stage, Pushes.Stage.PUSHED),
                    DaySpan.of(from, to, zone));
        }
    }

    @GetMapping("/common-problems/proposals")
    CommonProblems.Proposals proposals(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return problems.proposals(scope, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @GetMapping("/common-problems")
    Page<CommonProblem> list(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return problems.list(scope, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @GetMapping("/common-problems/{id}")
    CommonProblems.Shown get(Scope scope, @PathVariable String id) {
        return problems.get(scope, id);
    }

    @PutMapping("/common-problems/{id}")
    CommonProblems.Shown review(
            Scope scope, @PathVariable String id, @RequestBody Reviewed review) {
        return problems.review(scope, review.as(id));
    }

    @PostMapping("/common-problems/{id}/push")
    CommonProblems.Shown push(Scope scope, @PathVariable String id, @RequestBody Pushed pushed) {
        return problems.push(scope, id, pushed.version());
    }

    @GetMapping("/common-pushes")
    Page<CommonPush> pushes(
            Scope scope,
            @ParameterObject Asked asked,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return pushes.list(scope, asked.in(zone), PageRequest.of(cursor, Optional.empty(), limit));
    }

    @GetMapping("/lessons")
    Page<Lesson> lessons(
            Scope scope,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return pushes.lessons(scope, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @PostMapping("/lessons/{problem}/reading")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Scope scope, @PathVariable String problem) {
        pushes.read(scope, problem);
    }
}
