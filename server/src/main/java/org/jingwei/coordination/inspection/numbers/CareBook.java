package org.jingwei.coordination.inspection.numbers;

import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jingwei.coordination.inspection.DaySpan;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what enterprises said, were told and looked at by themselves, in the caller's scope; the
 * rows behind are listed where they are kept.
 */
@Component
class CareBook {
    private static final String VOICES =
            """
            SELECT voice_kind, count(*) AS sent, count(answered_at) AS answered,
                   count(*) FILTER (WHERE answered_at <= due_at) AS in_time,
                   count(*) FILTER (WHERE coalesce(answered_at, now()) > due_at) AS late
            FROM voice WHERE created_at >= :from AND created_at < :to AND state <> 'WITHDRAWN' GROUP BY voice_kind\
            """;

    private final ScopedDatabase database;
    private final ZoneId zone;

    CareBook(ScopedDatabase database, Settings settings) {
        this.database = database;
        this.zone = settings.timeZone();
    }

    /** The numbers of these days in the scope. */
    CareNumbers numbers(Scope scope, Span span) {
        DaySpan days = DaySpan.of(span.from(), span.to(), zone);
        return database.call(
                scope,
                jdbc -> {
                    Map<String, CareNumbers.Answered> voices = voices(jdbc, days);
                    CareNumbers.Answered none = new CareNumbers.Answered(0, 0, 0, 0);
                    return new CareNumbers(
                            voices.getOrDefault("COMPLAINT", none),
                            voices.getOrDefault("DEMAND", none),
                            voices.getOrDefault("SUGGESTION", none),
                            told(jdbc, days),
                            uptake(jdbc, span));
                });
    }

    private static JdbcClient.StatementSpec within(JdbcClient jdbc, String sql, DaySpan days) {
        return jdbc.sql(sql)
                .param("from", Timestamp.from(days.from()))
                .param("to", Timestamp.from(days.to()));
    }

    private static Map<String, CareNumbers.Answered> voices(JdbcClient jdbc, DaySpan days) {
        Map<String, CareNumbers.Answered> voices = new HashMap<>();
        within(jdbc, VOICES, days)
                .query(row -> {
                    voices.put(
                            row.getString("voice_kind"),
                            new CareNumbers.Answered(
                                    row.getLong("sent"),
                                    row.getLong("answered"),
                                    row.getLong("in_time"),
                                    row.getLong("late")));
                });
        return voices;
    }

    private static CareNumbers.Told told(JdbcClient jdbc, DaySpan days) {
        return within(
                        jdbc,
                        """
                        SELECT count(DISTINCT problem) AS problems, count(*) AS pushed, count(read_at) AS read,
                               count(checked_at) AS checked
                        FROM common_push WHERE pushed_at >= :from AND pushed_at < :to\
                        """,
                        days)
                .query((row, number) ->
                        new CareNumbers.Told(
                                row.getLong("problems"),
                                row.getLong("pushed"),
                                row.getLong("read"),
                                row.getLong("checked")))
                .single();
    }

    private static CareNumbers.Uptake uptake(JdbcClient jdbc, Span span) {
        return jdbc.sql("SELECT * FROM self_check_uptake(:from, :to)")
                .param("from", span.from())
                .param("to", span.to())
                .query((row, number) ->
                        new CareNumbers.Uptake(row.getLong("checks"), row.getLong("enterprises")))
                .single();
    }
}
