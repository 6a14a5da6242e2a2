package org.jingwei.engine.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The entries that have all of several keys. The rarest list leads, the others leap after it; so it
 * costs about the length of the rarest list within the interval, times the number of keys.
 */
final class Conjunction {
    private final PostingCursor lead;
    private final List<PostingCursor> others;

    private Conjunction(List<PostingCursor> cursors) {
        lead = cursors.getFirst();
        others = List.copyOf(cursors.subList(1, cursors.size()));
    }

    /** Of these keys; none if no entry has one of them. */
    static Optional<Conjunction> of(PostingLists lists, long... keys) {
        List<PostingCursor> cursors = new ArrayList<>(keys.length);
        for (long key : Arrays.stream(keys).distinct().toArray()) {
            Optional<PostingCursor> cursor = lists.find(key);
            if (cursor.isEmpty()) {
                return Optional.empty();
            }
            cursors.add(cursor.get());
        }
        cursors.sort(Comparator.comparingInt(PostingCursor::count));
        return Optional.of(new Conjunction(cursors));
    }

    /**
     * Hands over the entries from {@code from} to before {@code to} in order, as long as more are
     * wanted; says whether they still are.
     */
    boolean each(int from, int to, IntPredicate receiver) {
        int entry = lead.seek(from);
        if (entry >= to) {
            return true;
        }
        for (PostingCursor other : others) {
            other.seek(entry);
        }
        while (entry < to) {
            int agreed = agreed(entry);
            if (agreed > entry) {
                entry = lead.advance(agreed);
            } else if (receiver.test(entry)) {
                entry = lead.next();
            } else {
                return false;
            }
        }
        return true;
    }

    private int agreed(int entry) {
        for (PostingCursor other : others) {
            int found = other.advance(entry);
            if (found > entry) {
                return found;
            }
        }
        return entry;
    }
}
