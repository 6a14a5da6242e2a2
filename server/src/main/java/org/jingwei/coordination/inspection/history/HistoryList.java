package org.jingwei.coordination.inspection.history;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jingwei.coordination.inspection.RowFile;
import org.jingwei.http.CsvAnswer;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Past inspections in the caller's scope, those that were taken in last first, and as a file. */
@Component
class HistoryList {
    private static final int MOST_SIGNS = 300;

    private static final String FROM =
            """
            FROM inspection_history past LEFT JOIN organisation ON organisation.id = past.requester
            WHERE past.visited_on BETWEEN :from AND :to AND (:requester = '' OR past.requester = :requester)
              AND (:enterprise = '' OR past.key = :enterprise OR position(lower(:enterprise) IN lower(past.name)) > 0)\
            """;

    private final ScopedDatabase database;
    private final RowFile files;

    HistoryList(ScopedDatabase database, RowFile files) {
        this.database = database;
        this.files = files;
    }

    /**
     * Which of them.
     *
     * @param requester of this unit; of all where it is empty
     * @param enterprise of the enterprise of this code, or of all with these signs in their names
     */
    record Asked(@Nullable String requester, @Nullable String enterprise) {
        private Map<String, Object> parameters(HistorySpan span) {
            return Map.of(
                    "from",
                    span.from(),
                    "to",
                    span.to(),
                    "requester",
                    text("requester", requester),
                    "enterprise",
                    text("enterprise", enterprise));
        }

        private static String text(String name, @Nullable String value) {
            String text = Objects.requireNonNullElse(value, "").strip();
            if (text.length() > MOST_SIGNS) {
                throw Problem.badRequest(
                        "invalid-filter", name + " has at most " + MOST_SIGNS + " characters.");
            }
            return text;
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

    /** All of them as lines of a table. */
    void each(Scope scope, HistorySpan span, Asked asked, CsvAnswer.Receiver receiver)
            throws IOException {
        files.send(
                scope,
                new RowFile.Rows("inspection-history", FROM, asked.parameters(span)),
                (last, limit) ->
                        read(
                                scope,
                                span,
                                asked,
                                last.map(Row::number).orElse(Long.MAX_VALUE),
                                limit),
                Row::line,
                receiver);
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
