package org.jingwei.engine.tiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The points of one layer while they change. Safe for many threads: readers take {@link #current}
 * and never wait.
 *
 * <p>As in a log-structured merge tree there is a large immutable segment and beside it the changes
 * since: a map by id of what is true of a point now. {@link #publish} makes two small segments of
 * the map, the points of the large one that are gone and those that came; tiles add them up with a
 * sign. {@link #merge} puts all three together into a new large segment while changes go on: each
 * change has a number, and those up to the number at which the merge began are in the new segment
 * and leave the map, the others stay. So every point is at all times in exactly one place.
 * Publishing costs about a microsecond a change in the map, merging as much as an index of all
 * points.
 *
 * <p>It has no threads of its own: see {@link PointUpkeep}.
 */
public final class LivePointIndex {

    private final FeatureText text;
    private final Object publishing = new Object();
    private final Object merging = new Object();
    private final Map<Long, Change> changes = new HashMap<>();
    private Segment base;
    private long mark;
    private long lastNumber;
    private volatile Version current;

    /** What is true of a point since a change; none if it is gone. */
    private record Change(long number, Optional<TilePoint> point, int baseRow) {}

    /** What changed since the large segment, at one moment. */
    private record Frozen(Segment base, List<Change> changes, long lastNumber, long mark) {

        /** The rows of the large segment that no longer hold, ascending. */
        int[] goneRows() {
            return changes.stream()
                    .mapToInt(Change::baseRow)
                    .filter(row -> row >= 0)
                    .sorted()
                    .toArray();
        }

        Segment added() {
            Segment.Limits limits = base.facts().limits();
            PointIndexBuilder builder =
                    PointIndex.builder().rawLimit(limits.raw()).gridLimit(limits.grid());
            changes.forEach(change -> change.point().ifPresent(builder::add));
            return builder.segment();
        }
    }

    /**
     * The points at one moment.
     *
     * @param number higher for what is newer; the same as long as nothing changed
     */
    public record Version(long number, PointIndex index) {}

    /** Begins with these points, of which no two may have the same id. */
    public LivePointIndex(PointIndex start) {
        if (start.hasChanges() || !start.base().facts().uniqueIds()) {
            throw new IllegalArgumentException(
                    "points that change need an id each that no other has");
        }
        this.text = start.text();
        this.base = start.base();
        this.mark = start.mark();
        this.current = new Version(0, start);
    }

    /** The points as last published. */
    public Version current() {
        return current;
    }

    /** How many points changed since the last merge. */
    public synchronized int pending() {
        return changes.size();
    }

    /** Up to where the changes of the points' source were applied. */
    public synchronized long mark() {
        return mark;
    }

    /**
     * Takes changes, all or none; the next publishing shows them.
     *
     * @param reached up to where the changes of the points' source are in it with these
     */
    public synchronized void apply(Collection<? extends PointChange> some, long reached) {
        for (PointChange change : some) {
            Optional<TilePoint> point =
                    change instanceof PointChange.Put put
                            ? Optional.of(put.point())
                            : Optional.empty();
            Change known = changes.get(change.id());
            int baseRow = known == null ? base.row(change.id()) : known.baseRow();
            changes.put(change.id(), new Change(++lastNumber, point, baseRow));
        }
        mark = reached;
    }

    private synchronized Frozen frozen() {
        return new Frozen(base, List.copyOf(changes.values()), lastNumber, mark);
    }

    /** Shows what was applied until now. */
    public void publish() {
        synchronized (publishing) {
            Frozen frozen = frozen();
            long number = frozen.lastNumber();
            if (number != current.number() || frozen.base() != current.index().base()) {
                current = new Version(number, index(frozen));
            }
        }
    }

    private PointIndex index(Frozen frozen) {
        List<PointIndex.Part> parts = new ArrayList<>();
        parts.add(new PointIndex.Part(frozen.base(), 1));
        LongDictionary gone = new LongDictionary();
        int[] goneRows = frozen.goneRows();
        if (goneRows.length > 0) {
            Arrays.stream(goneRows).forEach(row -> gone.number(frozen.base().id(row)));
            parts.add(new PointIndex.Part(SegmentBuilder.select(frozen.base(), goneRows), -1));
        }
        Segment added = frozen.added();
        if (added.size() > 0) {
            parts.add(new PointIndex.Part(added, 1));
        }
        return new PointIndex(parts, gone, text);
    }

    /** Puts everything applied until now into one segment again; others may go on applying. */
    public PointIndex merge() {
        synchronized (merging) {
            Frozen frozen = frozen();
            Segment merged =
                    new SegmentMerge(frozen.base(), frozen.goneRows(), frozen.added())
                            .merged(frozen.mark());
            synchronized (publishing) {
                replace(merged, frozen.lastNumber());
                publish();
            }
            return PointIndex.of(merged, text);
        }
    }

    /**
     * Takes points from the file they were written to, so that the memory they were put together in
     * is given back. Nothing happens if they were merged again since.
     *
     * @param merged what {@link #merge} gave, or what it began with
     * @param opened the same points, opened from their file
     */
    public void settle(PointIndex merged, PointIndex opened) {
        if (opened.size() != merged.size() || opened.mark() != merged.mark()) {
            throw new IllegalArgumentException("the file has other points than were merged");
        }
        synchronized (publishing) {
            if (exchange(merged.base(), opened.base())) {
                publish();
            }
        }
    }

    private synchronized boolean exchange(Segment known, Segment same) {
        boolean current = base == known;
        if (current) {
            base = same;
        }
        return current;
    }

    private synchronized void replace(Segment merged, long lastMerged) {
        base = merged;
        changes.values().removeIf(change -> change.number() <= lastMerged);
        changes.replaceAll(
                (id, change) -> new Change(change.number(), change.point(), merged.row(id)));
    }
}
