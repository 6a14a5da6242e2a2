package org.jingwei.coordination.inspection.history;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jingwei.http.CsvAnswer;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Past inspections over HTTP. */
@RestController
@RequestMapping("/api/inspections/history")
class HistoryController {
    private static final List<String> CHINESE =
            List.of("编号", "单位", "单位名称", "企业", "名称", "类型", "日期", "结果", "问题数");

    /** Named as the import reads them, so that what was handed out can be corrected and read. */
    private static final List<String> ENGLISH =
            List.of(
                    "id",
                    "organisation",
                    "organisation name",
                    "enterprise",
                    "name",
                    "type",
                    "date",
                    "outcome",
                    "findings");

    private final HistoryImport imports;
    private final HistoryBook book;
    private final HistoryList list;

    HistoryController(HistoryImport imports, HistoryBook book, HistoryList list) {
        this.imports = imports;
        this.book = book;
        this.list = list;
    }

    @PostMapping(path = "/imports", consumes = "text/csv")
    HistoryImport.Report read(Scope scope, InputStream body) throws IOException {
        return imports.read(scope, body);
    }

    @GetMapping("/numbers")
    HistoryBook.Numbers numbers(
            Scope scope,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(defaultValue = "2") int cap) {
        return book.numbers(scope, new HistorySpan(from, to), cap);
    }

    @GetMapping
    Page<HistoryList.Row> rows(
            Scope scope,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @ParameterObject HistoryList.Asked asked,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return list.list(
                scope,
                new HistorySpan(from, to),
                asked,
                PageRequest.of(cursor, Optional.empty(), limit));
    }

    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/rows.csv")
    void rowsAsFile(
            Scope scope,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @ParameterObject HistoryList.Asked asked,
            @RequestParam(defaultValue = "zh") String lang,
            HttpServletResponse response)
            throws IOException {
        boolean english = lang.equals("en");
        HistorySpan span = new HistorySpan(from, to);
        new CsvAnswer(english ? "past-inspections.csv" : "以往检查.csv", english ? ENGLISH : CHINESE)
                .send(response, lines -> list.each(scope, span, asked, lines));
    }
}
