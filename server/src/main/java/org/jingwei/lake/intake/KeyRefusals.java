package org.jingwei.lake.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.lake.KeyOutcome;

/**
 * Lines that were refused because of their keys, in ascending order, with the line that had the key
 * first: sixteen bytes a line, for a million of them too.
 */
final class KeyRefusals {
    private final String element;
    private long[] lines = new long[64];
    private long[] others = new long[64];
    private int size;

    KeyRefusals(List<String> key) {
        this.element = String.join("+", key);
    }

    String element() {
        return element;
    }

    void add(KeyOutcome row) {
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, size * 2);
            others = Arrays.copyOf(others, size * 2);
        }
        lines[size] = row.line();
        others[size++] = row.inBatch() ? row.otherLine() : -row.otherLine();
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Why a line was refused, if it was. */
    Optional<Fault.Refused> find(long line) {
        int place = Arrays.binarySearch(lines, 0, size, line);
        return place < 0
                ? Optional.empty()
                : Optional.of(refused(others[place] > 0, Math.abs(others[place])));
    }

    private Fault.Refused refused(boolean inBatch, long other) {
        String reason =
                inBatch
                        ? "line " + other + " of this file has the same key"
                        : "an earlier file brought the same key (on its line " + other + ")";
        return new Fault(Fault.DUPLICATE_KEY, reason)
                .refused(Optional.of(element), Optional.empty());
    }

    /** Why the line that was added last was refused. */
    Fault.Refused last() {
        return refused(others[size - 1] > 0, Math.abs(others[size - 1]));
    }
}
