package org.jingwei.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jingwei.area.Areas;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/**
 * Sums the ledger up, of what the scope sees. There is no sum by subject: what is ranked are the
 * units that create burden, not those who carry it.
 */
@Component
public class LedgerSummaries {
    private static final int MOST_ITEMS = 500;

    private final ScopedDatabase database;
    private final Areas areas;
    private final Organisations organisations;

    LedgerSummaries(ScopedDatabase database, Areas areas, Organisations organisations) {
        this.database = database;
        this.areas = areas;
        this.organisations = organisations;
    }

    /** Sums of a slice by one key; the total counts all, also beyond the keys that are listed. */
    public LedgerSums by(Scope scope, LedgerSums.By by, LedgerSlice slice) {
        SlicePart part = SlicePart.of(scope, areas, slice);
        List<LedgerSums.Item> sums = new ArrayList<>(read(scope, by, part));
        LedgerSums.Item total = sums.removeFirst();
        return new LedgerSums(named(scope, by, sums), total);
    }

    private List<LedgerSums.Item> read(Scope scope, LedgerSums.By by, SlicePart part) {
        String order = by == LedgerSums.By.REQUESTER ? "imposed DESC, asked DESC, key" : "key";
        String sql =
                """
                SELECT * FROM (
                    SELECT key, grouping(key) AS whole, count(*) AS entries,
                           count(*) FILTER (WHERE booking = 'ASKED') AS times_asked,
                           coalesce(sum(minutes) FILTER (WHERE booking = 'ASKED'), 0) AS asked,
                           coalesce(sum(CASE booking WHEN 'IMPOSED' THEN minutes WHEN 'RELIEVED' THEN -minutes END), 0) AS imposed,
                           coalesce(sum(CASE booking WHEN 'SAVED' THEN minutes WHEN 'REOPENED' THEN -minutes END), 0) AS saved
                    FROM (SELECT %s AS key, booking, minutes FROM ledger_entry WHERE %s) part GROUP BY ROLLUP (key)) sums
                ORDER BY whole DESC, %s LIMIT :most\
                """
                        .formatted(key(by), SlicePart.CONDITION, order);
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(sql)
                                .params(part.parameters())
                                .param("below", part.below())
                                .param("most", MOST_ITEMS + 1)
                                .query((row, number) ->
                                        new LedgerSums.Item(
                                                Optional.ofNullable(row.getString("key"))
                                                        .orElse(""),
                                                "",
                                                row.getLong("entries"),
                                                row.getLong("times_asked"),
                                                row.getLong("asked"),
                                                row.getLong("imposed"),
                                                row.getLong("saved")))
                                .list());
    }

    private static String key(LedgerSums.By by) {
        return switch (by) {
            case REQUESTER -> "requester";
            case AREA -> "CASE WHEN area = :lo THEN area ELSE area - mod(area, :below) END";
            case MECHANISM -> "mechanism";
            case MONTH -> "to_char(day, 'YYYY-MM')";
            case SAVING -> "saving";
        };
    }

    private List<LedgerSums.Item> named(Scope scope, LedgerSums.By by, List<LedgerSums.Item> sums) {
        return switch (by) {
            case REQUESTER -> {
                Map<String, String> names =
                        organisations.names(
                                scope, sums.stream().map(LedgerSums.Item::key).toList());
                yield sums.stream()
                        .map(item -> item.named(names.getOrDefault(item.key(), item.key())))
                        .toList();
            }
            case AREA -> ofAreas(scope, sums);
            case MECHANISM, MONTH, SAVING ->
                    sums.stream().map(item -> item.named(item.key())).toList();
        };
    }

    private List<LedgerSums.Item> ofAreas(Scope scope, List<LedgerSums.Item> sums) {
        Map<Long, String> names =
                areas
                        .names(
                                scope,
                                sums.stream().map(item -> Long.parseLong(item.key())).toList())
                        .entrySet()
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, entry -> entry.getValue().name()));
        return sums.stream()
                .map(item -> {
                    long stored = Long.parseLong(item.key());
                    String code = areas.scheme().of(stored).text();
                    return new LedgerSums.Item(
                            code,
                            names.getOrDefault(stored, code),
                            item.count(),
                            item.asked(),
                            item.minutesAsked(),
                            item.minutesImposed(),
                            item.minutesSaved());
                })
                .toList();
    }
}
