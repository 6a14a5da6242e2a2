package org.jingwei.coordination.evaluation;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.identity.Organisations;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/**
 * What ballots came to, of whole blocks: to a requester its own, to a centre those of the units in
 * its area.
 */
@Component
public class EvaluationSums {
    private static final int MOST_ROWS = 4_000;
    private static final int MOST_MONTHS = 120;

    private final ScopedDatabase database;
    private final Organisations organisations;
    private final BallotBox box;

    EvaluationSums(ScopedDatabase database, Organisations organisations, BallotBox box) {
        this.database = database;
        this.organisations = organisations;
        this.box = box;
    }

    /** What sums are by. */
    public enum By {
        REQUESTER,
        MECHANISM,
        MONTH
    }

    /** The months that are asked for, and perhaps one requester. */
    public record Asked(YearMonth from, YearMonth to, Optional<String> requester) {
        public Asked {
            if (to.isBefore(from) || ChronoUnit.MONTHS.between(from, to) >= MOST_MONTHS) {
                throw Problem.badRequest(
                        "invalid-window",
                        "to must be from the month of from to "
                                + MOST_MONTHS
                                + " months on, found "
                                + from
                                + " to "
                                + to
                                + ".");
            }
        }
    }

    /** An average with what it was made of. */
    public record Score(String item, long ballots, long points, double average) {}

    /** The scores of one key. */
    public record Item(String key, String name, long count, List<Score> scores) {
        public Item {
            scores = List.copyOf(scores);
        }
    }

    /**
     * All of them.
     *
     * @param asked what the items of scores are called
     * @param group no number here is of fewer ballots
     */
    public record Sums(List<Item> items, Item total, List<EvaluationItem> asked, int group) {
        public Sums {
            items = List.copyOf(items);
            asked = List.copyOf(asked);
        }
    }

    /** What somebody said in words, in a block that was counted in that month. */
    public record Suggestion(
            String id, String requester, String mechanism, String month, String words) {}

    private record Row(String key, Score score) {}

    /** The averages by one key. */
    public Sums by(Scope scope, By by, Asked asked) {
        Map<String, List<Score>> scores = new LinkedHashMap<>();
        for (Row row : rows(scope, column(by), asked)) {
            scores.computeIfAbsent(row.key(), _ -> new ArrayList<>()).add(row.score());
        }
        Map<String, String> names =
                by == By.REQUESTER ? organisations.names(scope, scores.keySet()) : Map.of();
        List<Item> items =
                scores.entrySet().stream()
                        .map(entry ->
                                item(
                                        entry.getKey(),
                                        names.getOrDefault(entry.getKey(), entry.getKey()),
                                        entry.getValue()))
                        .toList();
        List<Score> whole = rows(scope, "''", asked).stream().map(Row::score).toList();
        return new Sums(items, item("", "", whole), box.items(), box.block());
    }

    private static String column(By by) {
        return switch (by) {
            case REQUESTER -> "requester";
            case MECHANISM -> "mechanism";
            case MONTH -> "month";
        };
    }

    private static Item item(String key, String name, List<Score> scores) {
        long count = scores.stream().mapToLong(Score::ballots).max().orElse(0);
        return new Item(key, name, count, scores);
    }

    private List<Row> rows(Scope scope, String key, Asked asked) {
        String sql =
                """
                SELECT %s AS key, item, sum(ballots) AS ballots, sum(points) AS points FROM evaluation_sum
                WHERE month BETWEEN :from AND :to AND (:requester = '' OR requester = :requester)
                GROUP BY 1, 2 ORDER BY 1, 2 LIMIT :most\
                """
                        .formatted(key);
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(sql)
                                .param("from", asked.from().toString())
                                .param("to", asked.to().toString())
                                .param("requester", asked.requester().orElse(""))
                                .param("most", MOST_ROWS)
                                .query((row, number) -> {
                                    long ballots = row.getLong("ballots");
                                    long points = row.getLong("points");
                                    return new Row(
                                            row.getString("key"),
                                            new Score(
                                                    row.getString("item"),
                                                    ballots,
                                                    points,
                                                    (double) points / ballots));
                                })
                                .list());
    }

    /** One page of what was said in words, in an order that means nothing. */
    public Page<Suggestion> suggestions(Scope scope, Asked asked, PageRequest page) {
        List<Suggestion> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT * FROM evaluation_suggestion
                                                WHERE month BETWEEN :from AND :to
                                                  AND (:requester = '' OR requester = :requester) AND id::text > :after
                                                ORDER BY id::text LIMIT :limit OFFSET :offset\
                                                """)
                                        .param("from", asked.from().toString())
                                        .param("to", asked.to().toString())
                                        .param("requester", asked.requester().orElse(""))
                                        .param("after", page.cursor().orElse(""))
                                        .param("limit", page.limit() + 1)
                                        .param("offset", page.offset())
                                        .query((row, number) ->
                                                new Suggestion(
                                                        row.getString("id"),
                                                        row.getString("requester"),
                                                        row.getString("mechanism"),
                                                        row.getString("month"),
                                                        row.getString("words")))
                                        .list());
        return Page.of(oneMore, page.limit(), Suggestion::id);
    }
}
