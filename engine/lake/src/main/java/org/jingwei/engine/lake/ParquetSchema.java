package org.jingwei.engine.lake;

import java.util.stream.Collectors;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;

/** A table's columns as DuckDB's Parquet reader and writer take them: by field id. */
final class ParquetSchema {

    private ParquetSchema() {}

    /**
     * The option by which older files are read as if they had today's columns, null where they lack
     * one. Nothing as long as all files have the same ones.
     */
    static String option(Table table) {
        return table.schemas().size() < 2
                ? ""
                : table.schema().columns().stream()
                        .map(ParquetSchema::entry)
                        .collect(Collectors.joining(", ", ", schema = MAP {", "}"));
    }

    private static String entry(Types.NestedField field) {
        return "%d: {name: %s, type: %s, default_value: NULL}"
                .formatted(
                        field.fieldId(),
                        Identifiers.literal(field.name()),
                        Identifiers.literal(TableSchema.type(field.type()).sqlType()));
    }

    /** The columns with their ids, for a file that is written. */
    static String fieldIds(Schema schema) {
        return schema.columns().stream()
                .map(field -> Identifiers.literal(field.name()) + ": " + field.fieldId())
                .collect(Collectors.joining(", "));
    }
}
