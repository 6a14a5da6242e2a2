package org.jingwei.lake;

import java.util.List;
import org.jingwei.catalog.Element;
import org.jingwei.engine.geo.AreaScheme;

/** What numbers are asked for, of which rows, by what. */
record SummaryQuestion(SlicePlan plan, By by, List<SummaryMeasure> measures) {

    /** What the rows are grouped by. */
    sealed interface By {
        /** The areas of one level. */
        record Areas(AreaScheme.Level level) implements By {
            /** How many stored codes a group spans. */
            long span() {
                long span = 1;
                for (int i = level.length(); i < AreaScheme.STORED_DIGITS; i++) {
                    span *= 10;
                }
                return span;
            }
        }

        /** The months of an element. */
        record Month(Element element) implements By {}

        /** The values of an element. */
        record Values(Element element) implements By {}
    }

    SummaryQuestion {
        measures = List.copyOf(measures);
    }

    /** Whether it tells values that are masked without a purpose. */
    boolean readsMasked() {
        boolean byMasked =
                switch (by) {
                    case By.Areas areas -> false;
                    case By.Month month -> month.element().isMasked();
                    case By.Values values -> values.element().isMasked();
                };
        return byMasked
                || plan.filters().stream().anyMatch(filter -> filter.element().isMasked())
                || measures.stream()
                        .flatMap(measure -> measure.element().stream())
                        .anyMatch(Element::isMasked);
    }
}
