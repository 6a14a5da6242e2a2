package org.jingwei.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jingwei.area.Areas;
import org.jingwei.identity.Organisation;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Sums the ledger up, of what the scope sees. There is no sum by subject: what is ranked are the
 * units that create burden, not those who carry it.
 */
@Component
public class LedgerSummaries {
    private static final int MOST_ITEMS = 500;
    private static final Set<Organisation.Kind> AREA_KINDS =
            EnumSet.of(
                    Organisation.Kind.CENTRE,
                    Organisation.Kind.COUNTY,
                    Organisation.Kind.TOWN,
                    Organisation.Kind.VILLAGE);

    /** What the sums know of the whole months, and the entries of the rest, each once. */
    private static final String PARTS =
            """
            SELECT area, asker AS requester, mechanism, booking, saving, month AS day, entries, minutes FROM ledger_sum
            WHERE depth = :depth AND area BETWEEN :lo AND :hi AND %%2$s AND month BETWEEN :first AND :last AND %2$s
            UNION ALL SELECT area, requester, mechanism, booking, saving, day, 1, minutes FROM ledger_entry
            WHERE %1$s AND day < :first
            UNION ALL SELECT area, requester, mechanism, booking, saving, day, 1, minutes FROM ledger_entry
            WHERE %1$s AND day > :last
            UNION ALL SELECT area, requester, mechanism, booking, saving, day, 1, minutes
            FROM ledger_unfolded JOIN ledger_entry ON id = entry WHERE %1$s AND day BETWEEN :first AND :last\
            """
                    .formatted(SlicePart.CONDITION, SlicePart.SORT);

    private static final String EACH_ASKER =
            "asker <> '' AND (:requester = '' OR asker = :requester)";

    private static final String SUMS =
            """
            SELECT * FROM (
                SELECT key, grouping(key) AS whole, coalesce(sum(entries), 0) AS entries,
                       coalesce(sum(entries) FILTER (WHERE booking = 'ASKED'), 0) AS times_asked,
                       coalesce(sum(minutes) FILTER (WHERE booking = 'ASKED'), 0) AS asked,
                       coalesce(sum(CASE booking WHEN 'IMPOSED' THEN minutes WHEN 'RELIEVED' THEN -minutes END), 0) AS imposed,
                       coalesce(sum(CASE booking WHEN 'SAVED' THEN minutes WHEN 'REOPENED' THEN -minutes END), 0) AS saved
                FROM (SELECT %%1$s AS key, booking, entries, minutes FROM (
                %s) parts) part GROUP BY ROLLUP (key)) sums
            ORDER BY whole DESC, %%3$s LIMIT :most\
            """
                    .formatted(PARTS);

    private final ScopedDatabase database;
    private final Areas areas;
    private final Organisations organisations;
    private final ZoneId zone;

    LedgerSummaries(
            ScopedDatabase database, Areas areas, Organisations organisations, Settings settings) {
        this.database = database;
        this.areas = areas;
        this.organisations = organisations;
        this.zone = settings.timeZone();
    }

    /** Sums of a slice by one key; the total counts all, also beyond the keys that are listed. */
    public LedgerSums by(Scope scope, LedgerSums.By by, LedgerSlice slice) {
        SlicePart part = SlicePart.of(scope, areas, slice);
        List<LedgerSums.Item> sums = new ArrayList<>(read(scope, by, part));
        LedgerSums.Item total = sums.removeFirst();
        return new LedgerSums(named(scope, by, sums), total);
    }

    /**
     * Sums are read where the scope sees every entry behind them: a centre and others who look
     * after areas in their own, a unit its own demands. All else is read entry by entry.
     */
    private SumPart summed(Scope scope, LedgerSums.By by, SlicePart part) {
        int depth = by == LedgerSums.By.AREA ? part.depth() + 1 : part.depth();
        boolean looksAfter = looksAfterAreas(scope);
        boolean seesAll =
                scope.administrator() || (looksAfter && scope.territory().contains(part.range()));
        boolean seesSome = scope.subject().isPresent() || (looksAfter && !seesAll);
        if (depth > LedgerFold.LEVELS || seesSome) {
            return SumPart.NONE;
        }
        String asker = part.slice().requester().orElse(seesAll ? "" : scope.organisation());
        return SumPart.of(depth, asker, part.slice(), LocalDate.now(zone)).orElse(SumPart.NONE);
    }

    private boolean looksAfterAreas(Scope scope) {
        return organisations
                .find(scope, scope.organisation())
                .filter(own -> AREA_KINDS.contains(own.kind()))
                .isPresent();
    }

    private List<LedgerSums.Item> read(Scope scope, LedgerSums.By by, SlicePart part) {
        boolean byRequester = by == LedgerSums.By.REQUESTER;
        String sql =
                SUMS.formatted(
                        key(by),
                        byRequester ? EACH_ASKER : "asker = :asker",
                        byRequester ? "imposed DESC, asked DESC, key" : "key");
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(sql)
                                .params(part.parameters())
                                .params(summed(scope, by, part).parameters())
                                .param("below", part.below())
                                .param("most", MOST_ITEMS + 1)
                                .query((row, number) -> item(row))
                                .list());
    }

    private static LedgerSums.Item item(ResultSet row) throws SQLException {
        return new LedgerSums.Item(
                Optional.ofNullable(row.getString("key")).orElse(""),
                "",
                row.getLong("entries"),
                row.getLong("times_asked"),
                row.getLong("asked"),
                row.getLong("imposed"),
                row.getLong("saved"));
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
