package org.jingwei.lake.source.pull;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A value of a watermark column, as the source has it. Positions are only ever taken from rows that
 * were read, never from a clock: so a source whose clock is wrong loses nothing.
 *
 * @param text the value, exact, whatever language or zone the platform runs in
 */
record Position(Kind kind, String text) {

    /** The forms of a watermark. */
    enum Kind {
        WHOLE,
        DECIMAL,
        DAY,
        TIME,
        MOMENT,
        TEXT
    }

    /** The kind of a column, by its JDBC type and its own name. */
    static Kind kind(int type, String typeName) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.WHOLE;
            case Types.NUMERIC, Types.DECIMAL -> Kind.DECIMAL;
            case Types.DATE -> Kind.DAY;
            case Types.TIMESTAMP ->
                    "timestamptz".equalsIgnoreCase(typeName) ? Kind.MOMENT : Kind.TIME;
            case Types.TIMESTAMP_WITH_TIMEZONE -> Kind.MOMENT;
            case Types.CHAR, Types.VARCHAR, Types.NVARCHAR, Types.NCHAR -> Kind.TEXT;
            default ->
                    throw new SourceFailure(
                            "watermark-type",
                            "A column of type "
                                    + typeName
                                    + " is no watermark; take a number, a time, a date or a text id.",
                            false);
        };
    }

    static Position read(Kind kind, ResultSet row, int column) throws SQLException {
        String text =
                switch (kind) {
                    case WHOLE -> Long.toString(row.getLong(column));
                    case DECIMAL -> row.getBigDecimal(column).stripTrailingZeros().toPlainString();
                    case DAY -> row.getObject(column, LocalDate.class).toString();
                    case TIME -> row.getObject(column, LocalDateTime.class).toString();
                    case MOMENT ->
                            row.getObject(column, OffsetDateTime.class).toInstant().toString();
                    case TEXT -> row.getString(column);
                };
        return new Position(kind, text);
    }

    void bind(PreparedStatement statement, int index) throws SQLException {
        switch (kind) {
            case WHOLE -> statement.setLong(index, Long.parseLong(text));
            case DECIMAL -> statement.setBigDecimal(index, new BigDecimal(text));
            case DAY -> statement.setObject(index, LocalDate.parse(text));
            case TIME -> statement.setObject(index, LocalDateTime.parse(text));
            case MOMENT -> statement.setObject(index, Instant.parse(text).atOffset(ZoneOffset.UTC));
            case TEXT -> statement.setString(index, text);
        }
    }

    /** So far before this position; a day at least for days. */
    Position minus(Duration overlap) {
        return switch (kind) {
            case DAY ->
                    new Position(
                            kind,
                            LocalDate.parse(text)
                                    .minusDays(overlap.plusHours(23).toDays())
                                    .toString());
            case TIME -> new Position(kind, LocalDateTime.parse(text).minus(overlap).toString());
            case MOMENT -> new Position(kind, Instant.parse(text).minus(overlap).toString());
            case WHOLE, DECIMAL, TEXT ->
                    throw new SourceFailure(
                            "overlap-needs-time",
                            "An overlap is a time, and the watermark is none; leave the overlap out.",
                            false);
        };
    }

    /** Whether it lies after that time, as the source's clock in its zone would say. */
    boolean isAfter(Instant time, ZoneId zone) {
        return switch (kind) {
            case DAY -> LocalDate.parse(text).isAfter(LocalDate.ofInstant(time, zone));
            case TIME -> LocalDateTime.parse(text).isAfter(LocalDateTime.ofInstant(time, zone));
            case MOMENT -> Instant.parse(text).isAfter(time);
            case WHOLE, DECIMAL, TEXT -> false;
        };
    }

    /** Whether a time of the same kind comes before that one. */
    boolean isBefore(Position other) {
        return switch (kind) {
            case DAY -> LocalDate.parse(text).isBefore(LocalDate.parse(other.text));
            case TIME -> LocalDateTime.parse(text).isBefore(LocalDateTime.parse(other.text));
            case MOMENT -> Instant.parse(text).isBefore(Instant.parse(other.text));
            case WHOLE, DECIMAL, TEXT -> false;
        };
    }
}
