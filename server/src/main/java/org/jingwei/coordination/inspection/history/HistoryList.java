package org.jingwei.coordination.inspection.history;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.CsvAnswer;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Past inspections in the caller's scope, those that were taken in last first, and as a file. */
@Component
class HistoryList {
    private static final int AT_ONCE = 2_000;
    private static final int MOST_SIGNS = 300;

    private static final String FROM =
            """
            FROM inspection_history past LEFT JOIN organisation ON organisation.id = past.requester
            WHERE past.visited_on BETWEEN :from AND :to AND (:requester = '' OR past.requester = :requester)
              AND (:enterprise = '' OR past.key = :enterprise OR position(lower(:enterprise) IN lower(past.name)) > 0)\
            """;

    private final ScopedDatabase database;
    private final AuditTrail audit;
    private final long mostRows;

    HistoryList(ScopedDatabase database, AuditTrail audit, Settings settings) {
        this.database = database;
        this.audit = audit;
        this.mostRows = settings.number(Setting.MAX_EXPORT_ROWS);
    }

    /**
     * Which of them.
     *
     * @param requester of this unit; of all where it is empty
     * @param enterprise of the enterprise of this code, or of all with these signs in their names
     */
    record Asked(@Nullable String requester, @Nullable String enterprise) {
        Asked {
            requester = requester == null ? "" : requester.strip();
            enterprise = enterprise == null ? "" : enterprise.strip();
            if (requester.length() > MOST_SIGNS || enterprise.length() > MOST_SIGNS) {
                throw Problem.badRequest(
                        "invalid-filter",
                        "requester and enterprise have at most " + MOST_SIGNS + " characters.");
            }
        }

        private Map<String, Object> parameters(HistorySpan span) {
            return Map.of(
                    "from",
                    span.from(),
                    "to",
                    span.to(),
                    "requester",
                    String.valueOf(requester),
                    "enterprise",
                    String.valueOf(enterprise));
        }
    }

    /** One past visit. */
    record Row(
            long number,
            String id,
            String requester,
            String requesterName,
            String key,
            String name,
            String type,
            LocalDate visitedOn,
            PastVisit.Outcome outcome,
            int findings) {
        private List<String> line() {
            return List.of(
                    id,
                    requester,
                    requesterName,
                    key,
                    name,
                    type,
                    visitedOn.toString(),
                    outcome.name(),
                    Integer.toString(findings));
        }
    }

    /** One page of them. */
    Page<Row> list(Scope scope, HistorySpan span, Asked asked, PageRequest page) {
        long before = page.cursorAsNumber().orElse(Long.MAX_VALUE);
        return Page.of(
                read(scope, span, asked, before, page.limit() + 1),
                page.limit(),
                row -> Long.toString(row.number()));
    }

    /**
     * All of them as lines of a table, read in portions, each by itself, so that whoever reads
     * slowly holds nothing; noted as handed out before the first is.
     *
     * @throws Problem if they are more than a file holds
     */
    void each(Scope scope, HistorySpan span, Asked asked, CsvAnswer.Receiver receiver)
            throws IOException {
        database.run(scope, jdbc -> handOut(jdbc, scope, span, asked));
        long before = Long.MAX_VALUE;
        List<Row> portion;
        do {
            portion = read(scope, span, asked, before, AT_ONCE);
            for (Row row : portion) {
                receiver.take(row.line());
                before = row.number();
            }
        } while (portion.size() == AT_ONCE);
    }

    private void handOut(JdbcClient jdbc, Scope scope, HistorySpan span, Asked asked) {
        long rows =
                jdbc.sql("SELECT count(*) FROM (SELECT " + FROM + " LIMIT :most) found")
                        .params(asked.parameters(span))
                        .param("most", mostRows + 1)
                        .query(Long.class)
                        .single();
        if (rows > mostRows) {
            throw Problem.invalid(
                            "export-too-large",
                            "These are more than the "
                                    + mostRows
                                    + " rows that a file holds: choose one year or one unit.")
                    .chinese("超过一个文件的上限 " + mostRows + " 行，请按年度或单位分别下载。");
        }
        audit.done(scope, "inspection-history.export", "inspection-history", rows);
    }

    private List<Row> read(Scope scope, HistorySpan span, Asked asked, long before, int limit) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(
                                        "SELECT past.*, coalesce(organisation.name, past.requester) AS"
                                                + " requester_name "
                                                + FROM
                                                + " AND past.number < :before ORDER BY past.number"
                                                + " DESC LIMIT :limit")
                                .params(asked.parameters(span))
                                .param("before", before)
                                .param("limit", limit)
                                .query((row, index) -> row(row))
                                .list());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("number"),
                row.getString("id"),
                row.getString("requester"),
                row.getString("requester_name"),
                row.getString("key"),
                row.getString("name"),
                row.getString("type"),
                row.getObject("visited_on", LocalDate.class),
                PastVisit.Outcome.valueOf(row.getString("outcome")),
                row.getInt("findings"));
    }
}
