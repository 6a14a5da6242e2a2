package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;

/**
 * The stored areas that a read may see, as a condition on the files to open and on their rows.
 *
 * @param spans ascending, from and to included; 0 stands for the unplaced rows
 */
record AreaCondition(List<Span> spans) {

    /** Beyond so many spans the files are chosen by the first and last area alone. */
    private static final int MOST_PLANNED_SPANS = 200;

    record Span(long lo, long hi) {}

    static AreaCondition of(Slice slice, Optional<Cursor> after) {
        long least = after.map(Cursor::area).orElse(0L);
        List<Span> spans = new ArrayList<>();
        if (slice.includeUnplaced() && least == 0) {
            spans.add(new Span(0, 0));
        }
        AreaRanges ahead =
                slice.ranges()
                        .intersect(AreaRanges.of(new AreaRange(Math.max(1, least), AreaRange.MAX)));
        ahead.list().forEach(range -> spans.add(new Span(range.lo(), range.hi())));
        return new AreaCondition(List.copyOf(spans));
    }

    boolean isNever() {
        return spans.isEmpty();
    }

    /** The condition for Iceberg's planning; never narrower than the spans. */
    Expression expression() {
        if (spans.size() > MOST_PLANNED_SPANS) {
            return expression(new Span(spans.getFirst().lo(), spans.getLast().hi()));
        }
        return spans.stream()
                .map(AreaCondition::expression)
                .reduce(Expressions.alwaysFalse(), Expressions::or);
    }

    private static Expression expression(Span span) {
        return Expressions.and(
                Expressions.greaterThanOrEqual(SystemColumns.AREA, span.lo()),
                Expressions.lessThanOrEqual(SystemColumns.AREA, span.hi()));
    }

    /** The exact condition on rows. */
    void appendTo(SqlText sql) {
        if (spans.size() > MOST_PLANNED_SPANS) {
            sql.append(
                    "EXISTS (SELECT 1 FROM (SELECT unnest(?::BIGINT[]) AS lo, unnest(?::BIGINT[])"
                            + " AS hi) AS span WHERE area_ BETWEEN span.lo AND span.hi)");
            sql.bind(spans.stream().map(Span::lo).toArray());
            sql.bind(spans.stream().map(Span::hi).toArray());
            return;
        }
        sql.append("(");
        String separator = "";
        for (Span span : spans) {
            sql.append(separator).append("area_ BETWEEN ? AND ?");
            sql.bind(span.lo());
            sql.bind(span.hi());
            separator = " OR ";
        }
        sql.append(")");
    }
}
