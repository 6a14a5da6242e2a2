package org.jingwei.ledger;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the ledger that a scope sees, as pages and as a whole. */
@Component
public class LedgerEntries {
    private static final int AT_ONCE = 2_000;

    private static final String PAGE =
            "SELECT * FROM ledger_entry WHERE id < :before AND (:matter = '' OR matter = :matter) AND "
                    + SlicePart.CONDITION
                    + " ORDER BY id DESC LIMIT :limit OFFSET :offset";

    private final ScopedDatabase database;
    private final Areas areas;
    private final Organisations organisations;
    private final AuditTrail audit;
    private final long mostRows;

    LedgerEntries(
            ScopedDatabase database,
            Areas areas,
            Organisations organisations,
            AuditTrail audit,
            Settings settings) {
        this.database = database;
        this.areas = areas;
        this.organisations = organisations;
        this.audit = audit;
        this.mostRows = settings.number(Setting.MAX_EXPORT_ROWS);
    }

    /** Takes rows one after the other. */
    @FunctionalInterface
    public interface Receiver {
        /** Takes one. */
        void take(LedgerEntry entry) throws IOException;
    }

    /** One page of a slice, the newest first; of one matter where one is named. */
    public Page<LedgerEntry> list(
            Scope scope, LedgerSlice slice, Optional<String> matter, PageRequest page) {
        SlicePart part = SlicePart.of(scope, areas, slice);
        Cut cut =
                new Cut(
                        page.cursorAsNumber().orElse(Long.MAX_VALUE),
                        matter.orElse(""),
                        page.limit() + 1,
                        page.offset());
        return Page.of(read(scope, part, cut), page.limit(), entry -> Long.toString(entry.id()));
    }

    private record Cut(long before, String matter, int limit, int offset) {}

    /**
     * Hands all rows of a slice over, the newest first. They are read in portions, each by itself,
     * so that whoever reads slowly holds nothing; noted as handed out before the first is.
     *
     * @throws Problem if they are more than a file holds
     */
    public void each(Scope scope, LedgerSlice slice, Receiver receiver) throws IOException {
        SlicePart part = SlicePart.of(scope, areas, slice);
        database.run(
                scope,
                jdbc -> {
                    long rows = count(jdbc, part);
                    if (rows > mostRows) {
                        throw Problem.invalid(
                                "export-too-large",
                                "These are more than the "
                                        + mostRows
                                        + " rows that a file holds: choose fewer days or a smaller area.");
                    }
                    audit.done(scope, "ledger.export", "ledger", rows);
                });
        long before = Long.MAX_VALUE;
        List<LedgerEntry> portion;
        do {
            portion = read(scope, part, new Cut(before, "", AT_ONCE, 0));
            for (LedgerEntry entry : portion) {
                receiver.take(entry);
                before = entry.id();
            }
        } while (portion.size() == AT_ONCE);
    }

    private long count(JdbcClient jdbc, SlicePart part) {
        return jdbc.sql(
                        "SELECT count(*) FROM (SELECT FROM ledger_entry WHERE "
                                + SlicePart.CONDITION
                                + " LIMIT :most) found")
                .params(part.parameters())
                .param("most", mostRows + 1)
                .query(Long.class)
                .single();
    }

    private record Row(LedgerEntry entry, long area) {}

    private List<LedgerEntry> read(Scope scope, SlicePart part, Cut cut) {
        return database.call(
                scope,
                jdbc ->
                        named(
                                scope,
                                jdbc.sql(PAGE)
                                        .params(part.parameters())
                                        .param("before", cut.before())
                                        .param("matter", cut.matter())
                                        .param("limit", cut.limit())
                                        .param("offset", cut.offset())
                                        .query((row, number) -> row(row))
                                        .list()));
    }

    private static Row row(ResultSet row) throws SQLException {
        LedgerEntry entry =
                new LedgerEntry(
                        row.getLong("id"),
                        row.getString("matter"),
                        row.getString("title"),
                        row.getString("mechanism"),
                        row.getString("requester"),
                        "",
                        row.getString("legal_basis"),
                        row.getString("kind"),
                        row.getString("key"),
                        row.getString("name"),
                        "",
                        "",
                        Booking.valueOf(row.getString("booking")),
                        Optional.of(row.getString("saving"))
                                .filter(saving -> !saving.isEmpty())
                                .map(Saving::valueOf),
                        row.getInt("minutes"),
                        row.getObject("day", LocalDate.class),
                        row.getTimestamp("at").toInstant());
        return new Row(entry, row.getLong("area"));
    }

    private List<LedgerEntry> named(Scope scope, List<Row> rows) {
        Map<Long, AreaName> places =
                areas.names(scope, rows.stream().map(Row::area).distinct().toList());
        Map<String, String> units =
                organisations.names(
                        scope,
                        rows.stream().map(row -> row.entry().requester()).distinct().toList());
        return rows.stream()
                .map(row -> {
                    String code = areas.scheme().of(row.area()).text();
                    String unit = row.entry().requester();
                    AreaName place = places.get(row.area());
                    return row.entry()
                            .named(
                                    units.getOrDefault(unit, unit),
                                    code,
                                    place == null ? code : place.name());
                })
                .toList();
    }
}
