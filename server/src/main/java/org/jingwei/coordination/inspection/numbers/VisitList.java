package org.jingwei.coordination.inspection.numbers;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.coordination.inspection.RowFile;
import org.jingwei.http.CsvAnswer;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/** The visits of inspections behind each number, in the caller's scope, the earliest first. */
@Component
class VisitList {

    private static final String CARRIED_OUT =
            """
            target.mechanism = 'INSPECTION' AND target.kind = 'ENTERPRISE' AND target.submitted
              AND target.state = ANY (:carriedOut) AND target.first_day BETWEEN :from AND :to\
            """;

    private static final String FROM =
            """
            FROM matter_target target JOIN matter ON matter.id = target.matter
            LEFT JOIN organisation ON organisation.id = target.requester
            WHERE %s AND (:requester = '' OR target.requester = :requester) AND (:key = '' OR target.key = :key)\
            """
                    .formatted(CARRIED_OUT);

    private static final String WHAT =
            """
            SELECT target.matter, matter.number, matter.title, target.requester,
                   coalesce(organisation.name, target.requester) AS requester_name, target.key, target.name,
                   target.first_day, target.last_day, target.state\
            """;

    private static final String ONWARDS =
            """
            AND (target.first_day, target.matter, target.key) > (:afterDay, :afterMatter, :afterKey)
            ORDER BY target.first_day, target.matter, target.key LIMIT :limit\
            """;

    private final ScopedDatabase database;
    private final RowFile files;

    VisitList(ScopedDatabase database, RowFile files) {
        this.database = database;
        this.files = files;
    }

    /**
     * Which visits of a span.
     *
     * @param requester of one unit
     * @param target of one enterprise
     * @param of what a number counts of them
     * @param times of enterprises that were visited so often
     * @param each of a unit to an enterprise that it visited so often
     */
    record Asked(
            Optional<String> requester,
            Optional<String> target,
            Optional<VisitFacet> of,
            Optional<Integer> times,
            Optional<Integer> each) {
        private String from() {
            StringBuilder from = new StringBuilder(FROM);
            of.ifPresent(facet -> from.append(" AND ").append(facet.condition()));
            times.ifPresent(
                    _ -> from.append(" AND ").append(visited("target.key", "key", ":times")));
            each.ifPresent(_ ->
                    from.append(" AND ")
                            .append(
                                    visited(
                                            "(target.requester, target.key)",
                                            "requester, key",
                                            ":each")));
            return from.toString();
        }

        private static String visited(String which, String by, String times) {
            return which
                    + " IN (SELECT "
                    + by
                    + " FROM matter_target target WHERE "
                    + CARRIED_OUT
                    + " GROUP BY "
                    + by
                    + " HAVING count(*) = "
                    + times
                    + ")";
        }

        private Map<String, Object> parameters() {
            Map<String, Object> parameters = new HashMap<>();
            parameters.put("requester", requester.orElse(""));
            parameters.put("key", target.orElse(""));
            times.ifPresent(often -> parameters.put("times", often));
            each.ifPresent(often -> parameters.put("each", often));
            return parameters;
        }
    }

    /** One enterprise that one inspection went to. */
    record Visit(
            String matter,
            long number,
            String title,
            String requester,
            String requesterName,
            String target,
            String targetName,
            LocalDate from,
            LocalDate to,
            String state) {
        String cursor() {
            return from + "~" + matter + "~" + target;
        }
    }

    /** One page of them. */
    Page<Visit> list(Scope scope, Span span, Asked asked, PageRequest page) {
        After after = page.cursor().map(After::of).orElse(After.NOTHING);
        return Page.of(
                read(scope, span, asked, after, page.limit() + 1), page.limit(), Visit::cursor);
    }

    /** All of them as lines of a table. */
    void each(Scope scope, Span span, Asked asked, CsvAnswer.Receiver receiver) throws IOException {
        Map<String, Object> parameters = new HashMap<>(span.parameters());
        parameters.putAll(asked.parameters());
        files.send(
                scope,
                new RowFile.Rows("inspection-visits", asked.from(), parameters),
                (last, limit) ->
                        read(scope, span, asked, last.map(After::of).orElse(After.NOTHING), limit),
                VisitList::line,
                receiver);
    }

    private static List<String> line(Visit visit) {
        return List.of(
                Long.toString(visit.number()),
                visit.title(),
                visit.requester(),
                visit.requesterName(),
                visit.target(),
                visit.targetName(),
                visit.from().toString(),
                visit.to().toString(),
                visit.state());
    }

    private List<Visit> read(Scope scope, Span span, Asked asked, After after, int limit) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(WHAT + "\n" + asked.from() + " " + ONWARDS)
                                .params(span.parameters())
                                .params(asked.parameters())
                                .param("afterDay", after.day())
                                .param("afterMatter", after.matter())
                                .param("afterKey", after.key())
                                .param("limit", limit)
                                .query((row, index) -> visit(row))
                                .list());
    }

    private static Visit visit(ResultSet row) throws SQLException {
        return new Visit(
                row.getString("matter"),
                row.getLong("number"),
                row.getString("title"),
                row.getString("requester"),
                row.getString("requester_name"),
                row.getString("key"),
                row.getString("name"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getString("state"));
    }

    private record After(LocalDate day, String matter, String key) {
        private static final After NOTHING = new After(LocalDate.EPOCH, "", "");

        private static After of(Visit visit) {
            return new After(visit.from(), visit.matter(), visit.target());
        }

        private static After of(String cursor) {
            String[] parts = cursor.split("~", -1);
            try {
                return new After(LocalDate.parse(parts[0]), parts[1], parts[2]);
            } catch (DateTimeParseException | ArrayIndexOutOfBoundsException _) {
                throw Problem.badRequest(
                        "invalid-cursor", "cursor is not one that this list has given out.");
            }
        }
    }
}
