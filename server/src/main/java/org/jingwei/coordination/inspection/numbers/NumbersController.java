package org.jingwei.coordination.inspection.numbers;

import java.time.LocalDate;
import java.util.Optional;
import org.jingwei.coordination.inspection.numbers.InspectionBook.Span;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The numbers of inspections, and the visits behind them. */
@RestController
@RequestMapping("/api/inspections")
class NumbersController {
    private final InspectionBook book;
    private final CareBook care;

    NumbersController(InspectionBook book, CareBook care) {
        this.book = book;
        this.care = care;
    }

    @GetMapping("/care-numbers")
    CareNumbers care(Scope scope, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return care.numbers(scope, new Span(from, to, Optional.empty(), Optional.empty()));
    }

    @GetMapping("/numbers")
    InspectionNumbers numbers(
            Scope scope, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return book.numbers(scope, new Span(from, to, Optional.empty(), Optional.empty()));
    }

    /** Which visits: the days as in the numbers, of one unit or one enterprise, if of one. */
    record Asked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String requester,
            @Nullable String target) {
        Span span() {
            if (from == null || to == null) {
                throw Problem.badRequest("invalid-span", "Say from which day to which.");
            }
            return new Span(from, to, Optional.ofNullable(requester), Optional.ofNullable(target));
        }
    }

    @GetMapping("/visits")
    Page<InspectionBook.Visit> visits(
            Scope scope,
            @ParameterObject Asked asked,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return book.visits(scope, asked.span(), PageRequest.of(cursor, Optional.empty(), limit));
    }
}
