package org.jingwei.lake.aggregate;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.Slice;
import org.jingwei.engine.lake.Total;
import org.jingwei.engine.lake.UnknownTableException;

/** The numbers of a dataset counted anew from all its rows. Holds one entry an area and month. */
final class AggregateCount {
    private final AggregateShape shape;
    private final Set<AggregateStaging.Entry> entries = new HashSet<>();

    private AggregateCount(AggregateShape shape) {
        this.shape = shape;
    }

    /** Counts all rows, and says what is not zero, by area and month. */
    static Set<AggregateStaging.Entry> of(Lake lake, Dataset dataset) {
        AggregateCount count = new AggregateCount(AggregateShape.of(dataset));
        try {
            lake.totals(
                    new Slice(dataset.id(), AreaRanges.ALL, true, List.of()),
                    count.shape.month(),
                    count.shape.sums(),
                    count::take);
        } catch (UnknownTableException e) {
            // No batch came yet: no numbers.
        }
        return count.entries;
    }

    private void take(Total total) {
        for (AggregateStaging.Entry entry : AggregateStaging.entries(shape, total)) {
            if (entry.value().signum() != 0) {
                entries.add(entry(entry.measure(), entry.area(), entry.month(), entry.value()));
            }
        }
    }

    /** An entry whose value is written as shortly as it can be, so that equal ones are equal. */
    static AggregateStaging.Entry entry(String measure, long area, int month, BigDecimal value) {
        return new AggregateStaging.Entry(measure, area, month, value.stripTrailingZeros());
    }
}
