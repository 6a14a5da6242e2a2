package org.jingwei.coordination.inspection.numbers;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jingwei.http.CsvAnswer;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The numbers of inspections, and the visits behind them. */
@RestController
@RequestMapping("/api/inspections")
class NumbersController {
    private static final List<String> CHINESE =
            List.of("事项编号", "事项", "检查单位", "单位名称", "企业代码", "企业", "起", "止", "状态");
    private static final List<String> ENGLISH =
            List.of(
                    "matter",
                    "title",
                    "unit",
                    "unit name",
                    "enterprise",
                    "enterprise name",
                    "from",
                    "to",
                    "state");

    private final InspectionBook book;
    private final VisitList visits;
    private final CareBook care;

    NumbersController(InspectionBook book, VisitList visits, CareBook care) {
        this.book = book;
        this.visits = visits;
        this.care = care;
    }

    @GetMapping("/care-numbers")
    CareNumbers care(Scope scope, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return care.numbers(scope, new Span(from, to));
    }

    @GetMapping("/numbers")
    InspectionNumbers numbers(
            Scope scope, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return book.numbers(scope, new Span(from, to));
    }

    @GetMapping("/visits")
    Page<VisitList.Visit> visits(
            Scope scope,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @ParameterObject VisitList.Asked asked,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return visits.list(
                scope, new Span(from, to), asked, PageRequest.of(cursor, Optional.empty(), limit));
    }

    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/visits.csv")
    void visitsAsFile(
            Scope scope,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @ParameterObject VisitList.Asked asked,
            @RequestParam(defaultValue = "zh") String lang,
            HttpServletResponse response)
            throws IOException {
        boolean english = lang.equals("en");
        Span span = new Span(from, to);
        new CsvAnswer(english ? "inspections.csv" : "检查明细.csv", english ? ENGLISH : CHINESE)
                .send(response, lines -> visits.each(scope, span, asked, lines));
    }
}
