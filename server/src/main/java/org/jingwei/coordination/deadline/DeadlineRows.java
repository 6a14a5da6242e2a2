package org.jingwei.coordination.deadline;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jingwei.coordination.Life;
import org.jingwei.coordination.MatterChanged;
import org.jingwei.engine.geo.AreaRange;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deadlines as rows of PostgreSQL. */
final class DeadlineRows {
    private DeadlineRows() {}

    static Optional<Running> find(JdbcClient jdbc, String matter) {
        return jdbc.sql("SELECT * FROM matter_deadline WHERE matter = :matter")
                .param("matter", matter)
                .query((row, number) -> Running.of(row))
                .optional();
    }

    static List<Running> list(JdbcClient jdbc, Collection<String> matters) {
        return jdbc.sql("SELECT * FROM matter_deadline WHERE matter = ANY (:matters)")
                .param("matters", matters.toArray(String[]::new))
                .query((row, number) -> Running.of(row))
                .list();
    }

    /** Those still running whose calendar an area's days are part of, by matter. */
    static List<Running> within(JdbcClient jdbc, AreaRange area, String after, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM matter_deadline
                        WHERE matter > :after AND expired_at IS NULL AND area_lo >= :lo AND area_hi <= :hi
                        ORDER BY matter LIMIT :limit FOR UPDATE\
                        """)
                .param("after", after)
                .param("lo", area.lo())
                .param("hi", area.hi())
                .param("limit", limit)
                .query((row, number) -> Running.of(row))
                .list();
    }

    /** From the first to the last area that lies in the targets of a matter. */
    static AreaRange areas(JdbcClient jdbc, String matter) {
        return jdbc.sql(
                        "SELECT min(area) AS lo, max(area) AS hi FROM matter_target WHERE matter = :matter")
                .param("matter", matter)
                .query((row, number) -> new AreaRange(row.getLong("lo"), row.getLong("hi")))
                .single();
    }

    /** The time of a state that began: from when until when. */
    record Started(MatterChanged change, Life.Term term, Instant since, Instant due) {}

    static void insert(JdbcClient jdbc, List<Started> started) {
        jdbc.sql(
                        """
                        INSERT INTO matter_deadline (matter, state, since, days, warning, due, area_lo, area_hi)
                        SELECT * FROM unnest(:matters::text[], :states::text[], :since::text[]::timestamptz[], :days::int[],
                            :warnings::int[], :due::text[]::timestamptz[], :los::bigint[], :his::bigint[])\
                        """)
                .param("matters", of(started, one -> one.change().matter(), String[]::new))
                .param("states", of(started, one -> one.change().to(), String[]::new))
                .param("since", of(started, one -> one.since().toString(), String[]::new))
                .param("days", of(started, one -> one.term().days(), Integer[]::new))
                .param("warnings", of(started, one -> one.term().warningHours(), Integer[]::new))
                .param("due", of(started, one -> one.due().toString(), String[]::new))
                .param("los", of(started, one -> one.change().areas().lo(), Long[]::new))
                .param("his", of(started, one -> one.change().areas().hi(), Long[]::new))
                .update();
    }

    private static <V> V[] of(
            List<Started> started, Function<Started, V> value, IntFunction<V[]> array) {
        return started.stream().map(value).toArray(array);
    }

    static void setDue(JdbcClient jdbc, String matter, Instant due) {
        jdbc.sql("UPDATE matter_deadline SET due = :due WHERE matter = :matter")
                .param("matter", matter)
                .param("due", Timestamp.from(due))
                .update();
    }

    static void extend(JdbcClient jdbc, String matter, int days) {
        jdbc.sql("UPDATE matter_deadline SET extended = extended + :days WHERE matter = :matter")
                .param("matter", matter)
                .param("days", days)
                .update();
    }

    static void pause(JdbcClient jdbc, String matter, Waiting waiting) {
        jdbc.sql(
                        """
                        UPDATE matter_deadline SET paused_at = coalesce(paused_at, now()), paused_for = array_append(paused_for, :waiting::text)
                        WHERE matter = :matter AND NOT :waiting = ANY (paused_for)\
                        """)
                .param("matter", matter)
                .param("waiting", waiting.name())
                .update();
    }

    /** Ends one reason to stand still; since when it stood, if that was the last one. */
    static Optional<Instant> resume(JdbcClient jdbc, String matter, Waiting waiting) {
        return jdbc.sql(
                        """
                        UPDATE matter_deadline SET paused_for = array_remove(paused_for, :waiting::text)
                        WHERE matter = :matter AND :waiting = ANY (paused_for)
                        RETURNING CASE WHEN paused_for = '{}' THEN paused_at END AS since\
                        """)
                .param("matter", matter)
                .param("waiting", waiting.name())
                .query((row, number) ->
                        Optional.ofNullable(row.getTimestamp("since")).map(Timestamp::toInstant))
                .optional()
                .flatMap(since -> since);
    }

    static void runOn(JdbcClient jdbc, String matter, long seconds) {
        jdbc.sql(
                        "UPDATE matter_deadline SET paused_at = NULL, paused = paused + :seconds WHERE matter = :matter")
                .param("matter", matter)
                .param("seconds", seconds)
                .update();
    }

    /** Notes that it ran out; false if that was noted before. */
    static boolean expire(JdbcClient jdbc, String matter, Optional<String> escalatedTo) {
        return jdbc.sql(
                                """
                                UPDATE matter_deadline SET expired_at = now(), escalated_to = :to
                                WHERE matter = :matter AND expired_at IS NULL AND paused_at IS NULL AND due <= now()\
                                """)
                        .param("matter", matter)
                        .param("to", escalatedTo.orElse(null))
                        .update()
                > 0;
    }
}
