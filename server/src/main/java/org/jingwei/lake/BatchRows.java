package org.jingwei.lake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.LoadMode;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the table of batches as values. */
final class BatchRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Batch.Refusals>> REFUSALS = new TypeReference<>() {};

    private BatchRows() {}

    static Batch batch(ResultSet row) throws SQLException {
        return new Batch(
                row.getString("id"),
                row.getString("dataset"),
                row.getString("file_name"),
                BatchState.valueOf(row.getString("state")),
                LoadMode.valueOf(row.getString("mode")),
                FileFormat.valueOf(row.getString("format")),
                text(row, "charset").map(FileCharset::valueOf),
                text(row, "delimiter").map(delimiter -> delimiter.charAt(0)),
                text(row, "sheet"),
                Channel.valueOf(row.getString("channel")),
                text(row, "source"),
                text(row, "mapping").map(mapping -> JSON.readValue(mapping, Mapping.class)),
                row.getString("digest"),
                row.getLong("bytes"),
                row.getLong("bytes_read"),
                row.getLong("row_count"),
                row.getLong("accepted"),
                row.getLong("refused"),
                row.getLong("unplaced"),
                row.getLong("superseded"),
                row.getLong("outdated"),
                text(row, "phase").map(Batch.Phase::valueOf),
                row.getTimestamp("received_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                text(row, "duplicate_of"),
                failure(row),
                JSON.readValue(row.getString("refusals"), REFUSALS),
                JSON.readValue(row.getString("warnings"), REFUSALS));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Batch.Failure> failure(ResultSet row) throws SQLException {
        String detail = row.getString("error_detail");
        return text(row, "error_code").map(code -> new Batch.Failure(code, detail));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }
}
