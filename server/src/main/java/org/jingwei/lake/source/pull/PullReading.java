package org.jingwei.lake.source.pull;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * One pass over the new rows of a source, in the order of their watermark. It knows at each row
 * where the next run would have to begin if this one ended here.
 */
final class PullReading {
    /**
     * Clocks differ a little; what is further ahead is a mistake, and must not hide what follows.
     */
    private static final Duration TOLERANCE = Duration.ofMinutes(10);

    private final SourceRows rows;
    private final Seen seen;
    private final Instant horizon;
    private final ZoneId zone;
    private Optional<Position> position;
    private Optional<SourceRow> next = Optional.empty();
    private long repeated;
    private long future;

    /** A reading that goes on from a position. */
    PullReading(SourceRows rows, Seen seen, Optional<Position> position, ZoneId zone)
            throws SQLException {
        this.rows = rows;
        this.seen = seen;
        this.horizon = Instant.now().plus(TOLERANCE);
        this.zone = zone;
        this.position = position;
        look();
    }

    String header() throws SQLException {
        return rows.header();
    }

    boolean hasNext() {
        return next.isPresent();
    }

    /** Takes the next row that was not delivered before. */
    SourceRow take() throws SQLException {
        SourceRow row = next.orElseThrow();
        note(row);
        look();
        return row;
    }

    private void look() throws SQLException {
        next = rows.next();
        while (next.isPresent() && seen.repeats(next.get())) {
            note(next.get());
            repeated++;
            next = rows.next();
        }
    }

    private void note(SourceRow row) {
        if (row.position().isEmpty()) {
            return;
        }
        Position own = row.position().get();
        if (own.isAfter(horizon, zone)) {
            seen.ahead(row);
            future++;
        } else {
            position = row.position();
            seen.passed(row, own);
        }
    }

    /** Whether a file may end here: what the next run reads again is known to the row. */
    boolean mayEnd() {
        return next.isEmpty()
                || seen.knowsLastPosition()
                || !next.get().position().equals(position);
    }

    /** Where the next run would begin. */
    Mark mark() {
        return new Mark(position, seen.knowsLastPosition(), seen.kept(next.isEmpty()));
    }

    long repeated() {
        return repeated;
    }

    long future() {
        return future;
    }
}
