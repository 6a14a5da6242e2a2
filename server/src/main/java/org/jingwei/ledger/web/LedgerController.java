package org.jingwei.ledger.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.ledger.Booking;
import org.jingwei.ledger.LedgerEntries;
import org.jingwei.ledger.LedgerEntry;
import org.jingwei.ledger.LedgerSlice;
import org.jingwei.ledger.LedgerSummaries;
import org.jingwei.ledger.LedgerSums;
import org.jingwei.ledger.Saving;
import org.jingwei.scope.Scope;
import org.jingwei.settings.Settings;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger: sums, the rows behind them, and those rows as a file. */
@RestController
@RequestMapping("/api/ledger")
class LedgerController {
    private final LedgerSummaries summaries;
    private final LedgerEntries entries;
    private final ZoneId zone;

    LedgerController(LedgerSummaries summaries, LedgerEntries entries, Settings settings) {
        this.summaries = summaries;
        this.entries = entries;
        this.zone = settings.timeZone();
    }

    /**
     * The part that is asked for; by default the last twelve months of all areas.
     *
     * @param area code of an area: it and all below it
     * @param from first day
     * @param to last day
     */
    record Asked(
            Optional<String> area,
            Optional<String> from,
            Optional<String> to,
            Optional<String> mechanism,
            Optional<String> requester,
            Optional<Booking> booking,
            Optional<Saving> saving) {
        private LedgerSlice slice(ZoneId zone) {
            LocalDate last = to.map(Asked::day).orElseGet(() -> LocalDate.now(zone));
            LocalDate first = from.map(Asked::day).orElse(last.minusYears(1).plusDays(1));
            return new LedgerSlice(area, first, last, mechanism, requester, booking, saving);
        }

        private static LocalDate day(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw Problem.badRequest(
                        "invalid-day", "from and to must be days such as 2026-01-31.");
            }
        }
    }

    @GetMapping("/summary")
    LedgerSums summary(
            Scope scope,
            @RequestParam(defaultValue = "REQUESTER") LedgerSums.By by,
            @ParameterObject Asked asked) {
        return summaries.by(scope, by, asked.slice(zone));
    }

    @GetMapping("/entries")
    Page<LedgerEntry> entries(
            Scope scope,
            @ParameterObject Asked asked,
            @RequestParam Optional<String> matter,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> offset,
            @RequestParam Optional<Integer> limit) {
        return entries.list(
                scope, asked.slice(zone), matter, PageRequest.of(cursor, offset, limit));
    }

    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/entries.csv")
    void csv(
            Scope scope,
            @ParameterObject Asked asked,
            @RequestParam(defaultValue = "zh") String lang,
            HttpServletResponse response)
            throws IOException {
        LedgerSlice slice = asked.slice(zone);
        new LedgerFile(lang.equals("en")).send(response, rows -> entries.each(scope, slice, rows));
    }
}
