package org.jingwei.coordination.inspection.history;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Past inspections over HTTP. */
@RestController
@RequestMapping("/api/inspections/history")
class HistoryController {
    private final HistoryImport imports;
    private final HistoryBook book;

    HistoryController(HistoryImport imports, HistoryBook book) {
        this.imports = imports;
        this.book = book;
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
        return book.numbers(scope, new HistoryBook.Span(from, to, Optional.empty()), cap);
    }

    @GetMapping
    Page<HistoryBook.Row> rows(
            Scope scope,
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam Optional<String> enterprise,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        return book.rows(
                scope,
                new HistoryBook.Span(from, to, enterprise),
                PageRequest.of(cursor, Optional.empty(), limit));
    }
}
