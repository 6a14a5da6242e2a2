package org.jingwei.engine.lake;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A table as its owner defines it; the lake adds the {@link SystemColumns}.
 *
 * @param name a lower-case identifier
 * @param columns the columns in the order in which rows bring their values
 */
public record TableDefinition(String name, List<Column> columns) {

    /** How many columns a table may have. */
    public static final int MOST_COLUMNS = 500;

    public TableDefinition {
        Identifiers.check("table", name);
        columns = List.copyOf(columns);
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "table \"" + name + "\" has " + columns.size() + " columns, not 1 to 500");
        }
        Set<String> seen = new HashSet<>();
        for (Column column : columns) {
            if (!seen.add(column.name())) {
                throw new IllegalArgumentException(
                        "table \"" + name + "\" has column \"" + column.name() + "\" twice");
            }
        }
    }

    /** The column of that name, if the owner defined one. */
    public Optional<Column> find(String column) {
        return columns.stream().filter(own -> own.name().equals(column)).findFirst();
    }

    /** Type of the column of that name, of the owner's or of the lake's. */
    ColumnType typeOf(String column) {
        return SystemColumns.typeOf(column)
                .or(() -> find(column).map(Column::type))
                .orElseThrow(() ->
                        new UnknownColumnException(
                                "table \"" + name + "\" has no column \"" + column + "\""));
    }
}
