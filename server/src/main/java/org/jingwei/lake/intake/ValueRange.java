package org.jingwei.lake.intake;

import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jspecify.annotations.Nullable;

/** The least and greatest value of an element, as bits and as fractions. */
final class ValueRange {
    private final Element element;
    private long min = Long.MIN_VALUE;
    private long max = Long.MAX_VALUE;
    private double least = Double.NEGATIVE_INFINITY;
    private double most = Double.POSITIVE_INFINITY;

    private ValueRange(Element element) {
        this.element = element;
    }

    static ValueRange of(Element element) {
        ValueRange range = new ValueRange(element);
        ElementType type = element.type();
        if (type == ElementType.DOUBLE) {
            element.min().ifPresent(text -> range.least = (Double) type.parse(text));
            element.max().ifPresent(text -> range.most = (Double) type.parse(text));
        } else {
            element.min().ifPresent(text -> range.min = RowValues.bits(type.parse(text)));
            element.max().ifPresent(text -> range.max = RowValues.bits(type.parse(text)));
        }
        return range;
    }

    @Nullable Fault fault(long bits) {
        return bits < min || bits > max ? fault() : null;
    }

    @Nullable Fault fault(double number) {
        return number < least || number > most ? fault() : null;
    }

    private Fault fault() {
        return new Fault(
                "RANGE",
                "outside of " + element.min().orElse("…") + " to " + element.max().orElse("…"));
    }
}
