package org.jingwei.lake.source.pull;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;

/** Writes the rows of a result as CSV: exact numbers, ISO dates, moments in the source's zone. */
final class SourceRows {
    private final ResultSet result;
    private final ResultSetMetaData columns;
    private final int count;
    private final ZoneId zone;
    private final int watermark;
    private final Optional<Position.Kind> kind;

    SourceRows(ResultSet result, Pull pull) throws SQLException {
        this.result = result;
        this.columns = result.getMetaData();
        this.count = columns.getColumnCount();
        this.zone = pull.zone();
        this.watermark =
                pull.watermark().isPresent() ? result.findColumn(pull.watermark().get()) : 0;
        this.kind =
                watermark == 0
                        ? Optional.empty()
                        : Optional.of(
                                Position.kind(
                                        columns.getColumnType(watermark),
                                        columns.getColumnTypeName(watermark)));
    }

    String header() throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int column = 1; column <= count; column++) {
            append(line, column, columns.getColumnLabel(column));
        }
        return line.append('\n').toString();
    }

    Optional<SourceRow> next() throws SQLException {
        if (!result.next()) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        for (int column = 1; column <= count; column++) {
            append(line, column, text(column));
        }
        Optional<Position> position =
                kind.isPresent()
                        ? Optional.of(Position.read(kind.get(), result, watermark))
                        : Optional.empty();
        return Optional.of(new SourceRow(line.append('\n').toString(), position));
    }

    private String text(int column) throws SQLException {
        if (result.getObject(column) == null) {
            return "";
        }
        return switch (columns.getColumnType(column)) {
            case Types.BOOLEAN, Types.BIT -> Boolean.toString(result.getBoolean(column));
            case Types.NUMERIC, Types.DECIMAL -> plain(result.getBigDecimal(column));
            case Types.DATE -> result.getObject(column, LocalDate.class).toString();
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> time(column);
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                    HexFormat.of().formatHex(result.getBytes(column));
            default -> Optional.ofNullable(result.getString(column)).orElse("");
        };
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private String time(int column) throws SQLException {
        Position.Kind form =
                Position.kind(columns.getColumnType(column), columns.getColumnTypeName(column));
        LocalDateTime time =
                form == Position.Kind.MOMENT
                        ? result.getObject(column, OffsetDateTime.class)
                                .atZoneSameInstant(zone)
                                .toLocalDateTime()
                        : result.getObject(column, LocalDateTime.class);
        return time.toString();
    }

    private static void append(StringBuilder line, int column, String text) {
        if (column > 1) {
            line.append(',');
        }
        boolean plain = true;
        for (int i = 0; i < text.length() && plain; i++) {
            char c = text.charAt(i);
            plain = c != ',' && c != '"' && c != '\n' && c != '\r';
        }
        line.append(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
    }
}
