package org.jingwei.engine.lake;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.DeleteFile;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.util.DateTimeUtil;

/**
 * A file that DuckDB wrote, with the statistics it returned: per column name and statistic a text.
 */
record ParquetFile(
        String location, long rows, long bytes, Map<String, Map<String, String>> statistics) {

    static ParquetFile of(ResultSet written) throws SQLException {
        Map<String, Map<String, String>> statistics = new HashMap<>();
        Map<?, ?> columns = (Map<?, ?>) written.getObject("column_statistics");
        columns.forEach((name, texts) -> statistics.put(unquoted(name.toString()), texts(texts)));
        return new ParquetFile(
                written.getString("filename"),
                written.getLong("count"),
                written.getLong("file_size_bytes"),
                statistics);
    }

    /** The same file in another place. */
    ParquetFile at(String place) {
        return new ParquetFile(place, rows, bytes, statistics);
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1) : name;
    }

    private static Map<String, String> texts(Object statistics) {
        Map<String, String> texts = new HashMap<>();
        ((Map<?, ?>) statistics).forEach((key, value) -> texts.put(key + "", value + ""));
        return texts;
    }

    /** The file as Iceberg lists it. */
    DataFile dataFile(Table table) {
        return DataFiles.builder(table.spec())
                .withPath(location)
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(bytes)
                .withMetrics(metrics(table))
                .withSortOrder(table.sortOrder())
                .build();
    }

    /** The file as Iceberg lists it, when its rows are the ids of deleted ones. */
    DeleteFile deleteFile(Table table) {
        return FileMetadata.deleteFileBuilder(table.spec())
                .ofEqualityDeletes(TableSchema.AREA_ID, TableSchema.ROW_ID)
                .withPath(location)
                .withFormat(FileFormat.PARQUET)
                .withFileSizeInBytes(bytes)
                .withMetrics(metrics(table))
                .withSortOrder(table.sortOrder())
                .build();
    }

    private Metrics metrics(Table table) {
        Map<Integer, Long> sizes = new HashMap<>();
        Map<Integer, Long> values = new HashMap<>();
        Map<Integer, Long> nulls = new HashMap<>();
        Map<Integer, ByteBuffer> lower = new HashMap<>();
        Map<Integer, ByteBuffer> upper = new HashMap<>();
        for (Types.NestedField field : table.schema().columns()) {
            Map<String, String> column = statistics.get(field.name());
            if (column == null) {
                continue;
            }
            int id = field.fieldId();
            number(column, "column_size_bytes").ifPresent(size -> sizes.put(id, size));
            values.put(id, rows);
            number(column, "null_count").ifPresent(count -> nulls.put(id, count));
            bound(field.type(), column, "min").ifPresent(bound -> lower.put(id, bound));
            bound(field.type(), column, "max").ifPresent(bound -> upper.put(id, bound));
        }
        return new Metrics(rows, sizes, values, nulls, new HashMap<>(), lower, upper);
    }

    private static Optional<Long> number(Map<String, String> column, String statistic) {
        return Optional.ofNullable(column.get(statistic)).map(Long::valueOf);
    }

    /** Bounds of texts, floating numbers and truths prune nothing here and are left out. */
    private static Optional<ByteBuffer> bound(
            Type type, Map<String, String> column, String statistic) {
        String text = column.get(statistic);
        if (text == null) {
            return Optional.empty();
        }
        return switch (type.typeId()) {
            case LONG -> Optional.of(Conversions.toByteBuffer(type, Long.valueOf(text)));
            case DECIMAL -> Optional.of(Conversions.toByteBuffer(type, new BigDecimal(text)));
            case DATE ->
                    Optional.of(
                            Conversions.toByteBuffer(
                                    type, DateTimeUtil.daysFromDate(LocalDate.parse(text))));
            case TIMESTAMP ->
                    Optional.of(
                            Conversions.toByteBuffer(
                                    type,
                                    DateTimeUtil.microsFromTimestamp(
                                            LocalDateTime.parse(text.replace(' ', 'T')))));
            default -> Optional.empty();
        };
    }
}
