package org.jingwei.engine.tiles;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.List;

/** Looks the texts of a segment's points up once and puts them into the order of the points. */
final class RowTextsMaker {

    private static final int ROWS_A_CHUNK = 4096;

    private final Segment points;
    private final FeatureText text;
    private final VectorValues values = new VectorValues();
    private final MemorySegment starts;
    private final MemorySegment lengths;
    private long end;
    private int row;

    RowTextsMaker(Segment points, FeatureText text) {
        this.points = points;
        this.text = text;
        Columns columns = new Columns();
        this.starts = columns.of((long) RowTexts.marks(points.size()) * Long.BYTES);
        this.lengths = columns.of((long) points.size() * Character.BYTES);
    }

    /** Whether there are points whose texts are not made yet. */
    boolean hasMore() {
        return row < points.size();
    }

    /** The texts of the next points; to be taken before more are made. */
    ByteBuffer more() {
        values.clear();
        int last = Math.min(points.size(), row + ROWS_A_CHUNK);
        while (row < last) {
            if (RowTexts.isMarked(row)) {
                starts.setAtIndex(ValueLayout.JAVA_LONG, RowTexts.marks(row), end);
            }
            int shape = make();
            end += RowTexts.length(shape);
            lengths.setAtIndex(ValueLayout.JAVA_CHAR, row++, (char) shape);
        }
        return values.bytes();
    }

    private int make() {
        int before = values.size();
        int textAt = points.text(row);
        values.decimal(points.id(row));
        int afterRef = values.size();
        text.writeName(textAt, values::textUnlessEmpty);
        int afterName = values.size();
        text.writeKey(textAt, values::textUnlessEmpty);
        int length = values.size() - before;
        if (length > RowTexts.MOST_BYTES) {
            values.backTo(before);
            return 0;
        }
        return length
                | (afterName > afterRef ? RowTexts.HAS_NAME : 0)
                | (values.size() > afterName ? RowTexts.HAS_KEY : 0);
    }

    /** Where texts begin, and their lengths; once all are made. */
    List<MemorySegment> places() {
        return List.of(starts, lengths);
    }
}
