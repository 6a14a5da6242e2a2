package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** A table's definition as Iceberg's schema and back. Field ids count from 1 in column order. */
final class TableSchema {

    static final int AREA_ID = 1;
    static final int ROW_ID = 2;

    private TableSchema() {}

    static Type stored(ColumnType type) {
        return switch (type) {
            case TEXT -> Types.StringType.get();
            case INTEGER -> Types.LongType.get();
            case DECIMAL -> Types.DecimalType.of(18, ColumnType.DECIMAL_SCALE);
            case DOUBLE -> Types.DoubleType.get();
            case DATE -> Types.DateType.get();
            case TIMESTAMP -> Types.TimestampType.withoutZone();
            case BOOLEAN -> Types.BooleanType.get();
        };
    }

    static ColumnType type(Type stored) {
        for (ColumnType type : ColumnType.values()) {
            if (stored(type).equals(stored)) {
                return type;
            }
        }
        throw new LakeException("a column of type " + stored + " is not one this lake writes");
    }

    static Schema schema(TableDefinition definition) {
        List<Types.NestedField> fields = new ArrayList<>();
        fields.add(Types.NestedField.required(AREA_ID, SystemColumns.AREA, Types.LongType.get()));
        fields.add(Types.NestedField.required(ROW_ID, SystemColumns.ROW, Types.LongType.get()));
        fields.add(Types.NestedField.optional(3, SystemColumns.UNPLACED, Types.StringType.get()));
        for (Column column : definition.columns()) {
            fields.add(
                    Types.NestedField.builder()
                            .withId(fields.size() + 1)
                            .withName(column.name())
                            .ofType(stored(column.type()))
                            .isOptional(!column.required())
                            .build());
        }
        return new Schema(fields);
    }

    static SortOrder order(Schema schema) {
        return SortOrder.builderFor(schema).asc(SystemColumns.AREA).asc(SystemColumns.ROW).build();
    }

    static TableDefinition definition(String name, Schema schema) {
        return new TableDefinition(
                name,
                schema.columns().stream()
                        .skip(SystemColumns.COUNT)
                        .map(field ->
                                new Column(field.name(), type(field.type()), field.isRequired()))
                        .toList());
    }
}
