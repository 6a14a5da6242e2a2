package org.jingwei.coordination.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jingwei.coordination.calendar.CalendarBook;
import org.jingwei.coordination.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;

/**
 * A deadline as it is stored. When it is due follows from its other values and the calendar, so
 * that it can be counted anew.
 */
record Running(
        String matter,
        String state,
        Instant since,
        int days,
        int warningHours,
        int extended,
        Duration paused,
        Optional<Instant> pausedAt,
        Instant due,
        long areaLo,
        long areaHi,
        Optional<Instant> expiredAt,
        Optional<String> escalatedTo) {

    static Running of(ResultSet row) throws SQLException {
        return new Running(
                row.getString("matter"),
                row.getString("state"),
                row.getTimestamp("since").toInstant(),
                row.getInt("days"),
                row.getInt("warning"),
                row.getInt("extended"),
                Duration.ofSeconds(row.getLong("paused")),
                instant(row.getTimestamp("paused_at")),
                row.getTimestamp("due").toInstant(),
                row.getLong("area_lo"),
                row.getLong("area_hi"),
                instant(row.getTimestamp("expired_at")),
                Optional.ofNullable(row.getString("escalated_to")));
    }

    private static Optional<Instant> instant(@Nullable Timestamp value) {
        return Optional.ofNullable(value).map(Timestamp::toInstant);
    }

    WorkingCalendar calendar(CalendarBook book) {
        return book.of(areaLo, areaHi);
    }

    /** When it is due by this calendar. */
    Instant dueBy(WorkingCalendar calendar) {
        return calendar.add(calendar.endOfDays(since, days + extended), paused);
    }

    Deadline shown(WorkingCalendar calendar, Instant now) {
        Instant at = pausedAt.orElse(now);
        Duration rest = calendar.between(at, due);
        return new Deadline(
                state,
                since,
                due,
                light(rest, at),
                rest.toMinutes(),
                pausedAt.isPresent(),
                extended,
                escalatedTo);
    }

    private Light light(Duration rest, Instant at) {
        if (!at.isBefore(due)) {
            return Light.RED;
        }
        return rest.compareTo(Duration.ofHours(warningHours)) <= 0 ? Light.YELLOW : Light.GREEN;
    }
}
