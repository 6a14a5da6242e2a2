package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;

/**
 * The stored areas that a read may see, as a condition on the files to open and on their rows.
 *
 * @param spans ascending, from and to included; 0 stands for the unplaced rows
 */
record AreaCondition(List<Span> spans) {

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

    /** The part of the areas from one to another, both included. */
    AreaCondition within(long from, long to) {
        return new AreaCondition(
                spans.stream()
                        .filter(span -> span.lo() <= to && from <= span.hi())
                        .map(span -> new Span(Math.max(from, span.lo()), Math.min(to, span.hi())))
                        .toList());
    }

    /** Whether all that lies within the bounds is in the areas. */
    boolean holds(LakeFile.Bounds bounds) {
        return spans.stream()
                .anyMatch(span -> span.lo() <= bounds.lo() && bounds.hi() <= span.hi());
    }

    /** How many of the row groups have something of the areas. */
    long cut(List<RowGroup> groups) {
        return groups.stream()
                .filter(group -> !within(group.areas().lo(), group.areas().hi()).isNever())
                .count();
    }

    boolean isNever() {
        return spans.isEmpty();
    }
}
