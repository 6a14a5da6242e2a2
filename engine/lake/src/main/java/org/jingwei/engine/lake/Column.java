package org.jingwei.engine.lake;

/**
 * One column that a table's owner defines.
 *
 * @param name a lower-case identifier that does not end with an underscore
 * @param required whether every row must have a value
 */
public record Column(String name, ColumnType type, boolean required) {

    public Column {
        Identifiers.check("column", name);
        if (name.endsWith("_")) {
            throw new IllegalArgumentException(
                    "column \"" + name + "\" ends with an underscore: such names are the lake's");
        }
    }
}
