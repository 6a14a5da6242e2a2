package org.jingwei.lake.intake;

import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.engine.lake.Column;
import org.jingwei.engine.lake.ColumnType;
import org.jingwei.engine.lake.TableDefinition;

/** A dataset as a table of the lake: one column for each element, in their order. */
final class LakeTables {
    private LakeTables() {}

    static TableDefinition of(Dataset dataset) {
        return new TableDefinition(
                dataset.id(), dataset.elements().stream().map(LakeTables::column).toList());
    }

    private static Column column(Element element) {
        return new Column(element.name(), type(element.type()), element.required());
    }

    private static ColumnType type(ElementType type) {
        return switch (type) {
            case TEXT -> ColumnType.TEXT;
            case INTEGER -> ColumnType.INTEGER;
            case DECIMAL -> ColumnType.DECIMAL;
            case DOUBLE -> ColumnType.DOUBLE;
            case DATE -> ColumnType.DATE;
            case TIMESTAMP -> ColumnType.TIMESTAMP;
            case BOOLEAN -> ColumnType.BOOLEAN;
        };
    }
}
