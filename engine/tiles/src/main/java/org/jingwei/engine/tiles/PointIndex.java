package org.jingwei.engine.tiles;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;

/**
 * The points of one layer at one moment; answers any tile for any scope. Immutable and safe for
 * many threads.
 *
 * <p>Points are sorted by Morton key, so a tile is one run of them, found by two binary searches. A
 * point's area is an ordinal, so a scope is a set of bits and the test of a point one load. At
 * zooms where a tile of the scope would hold more points than the limit, every tile shows counts on
 * a grid of 64 by 64 cells instead, read from {@link WholeTiles} where the scope has all of the
 * tile and from a {@link Pyramid} where it does not. That is decided once for a zoom, a scope and a
 * filter, so that neighbouring tiles look alike. Every point is in one tile of a zoom: tiles own
 * their western and northern edge and there is no buffer.
 *
 * <p>A single point carries {@code category}, {@code ref} (its id as text, since browsers' numbers
 * end at 2^53), from zoom 15 {@code name} and {@code key}, and its id as feature id if below 2^53.
 * Cells of the same {@code count} are one feature with the places of all.
 */
public final class PointIndex {

    /** From this zoom single points carry their texts. */
    public static final int TEXT_FROM_ZOOM = 15;

    private static final int READINGS_KEPT = 1024;
    private static final int WINDOWS_KEPT = 8;

    private final List<Part> parts;
    private final LongDictionary gone;
    private final FeatureText text;
    private final Recent<Asked, Reading> readings = new Recent<>(READINGS_KEPT);
    private final Recent<TimeWindow, PointIndex> windows = new Recent<>(WINDOWS_KEPT);

    /** Points that are there, or with a negative sign those of another part that are gone. */
    record Part(Segment segment, int sign) {}

    private record Asked(AreaRanges scope, PointFilter filter) {}

    /**
     * How tiles are read for a scope and a filter.
     *
     * @param areas which areas of each part the scope has
     * @param size how many points the scope has, before the filter
     * @param rawFromZoom the first zoom at which tiles show single points
     */
    private record Reading(List<AreaFilter> areas, long size, int rawFromZoom) {}

    /**
     * Of a segment whose points of some ids are gone, and other parts, of which one holds these.
     */
    PointIndex(List<Part> parts, LongDictionary gone, FeatureText text) {
        this.parts = List.copyOf(parts);
        this.gone = gone;
        this.text = text;
    }

    static PointIndex of(Segment segment, FeatureText text) {
        return new PointIndex(List.of(new Part(segment, 1)), LongDictionary.EMPTY, text);
    }

    /** Collects the points. */
    public static PointIndexBuilder builder() {
        return new PointIndexBuilder();
    }

    /** The segment that most points are in. */
    Segment base() {
        return parts.getFirst().segment();
    }

    FeatureText text() {
        return text;
    }

    /** Whether points were added or went since the greater part was put together. */
    boolean hasChanges() {
        return parts.size() > 1;
    }

    /** Up to where the changes of the points' source were in it when it was put together. */
    public long mark() {
        return base().facts().mark();
    }

    /** How many points there are in all. */
    public int size() {
        return parts.stream().mapToInt(part -> part.sign() * part.segment().size()).sum();
    }

    /** How much memory, or room in a mapped file, the points take; without texts. */
    public long bytes() {
        return parts.stream().mapToLong(part -> part.segment().bytes()).sum();
    }

    /** How many points the scope has; logarithmic in the number of areas. */
    public long count(AreaRanges scope) {
        return parts.stream()
                .mapToLong(part -> part.sign() * part.segment().filters().count(scope))
                .sum();
    }

    /**
     * From the first to behind the last minute of the scope's points; nothing if none has a time.
     * Points that went since the greater part was put together may still count.
     */
    public Optional<TimeWindow> span(AreaRanges scope) {
        return parts.stream()
                .filter(part -> part.sign() > 0)
                .map(part -> part.segment().span(scope))
                .flatMap(Optional::stream)
                .reduce(TimeWindow::with);
    }

    /** The first zoom at which this scope's tiles show single points; above it they show counts. */
    public int rawFromZoom(AreaRanges scope) {
        return rawFromZoom(scope, PointFilter.NONE);
    }

    /** The first zoom at which tiles show single points if only some are wanted. */
    public int rawFromZoom(AreaRanges scope, PointFilter filter) {
        return within(filter).reading(scope, filter).rawFromZoom();
    }

    /** The vector tile with one layer of this name; no bytes if the scope has nothing there. */
    public byte[] tile(String layer, TileId tile, AreaRanges scope) {
        return tile(TileRequest.of(layer, tile, scope));
    }

    /** The vector tile that is asked for; no bytes if there is nothing in it. */
    public byte[] tile(TileRequest request) {
        return tile(request, LayerPool::copy);
    }

    /**
     * What is made of the vector tile that is asked for, without a copy of it.
     *
     * @param use makes something of the tile's bytes, of which there are none if there is nothing
     *     in it; must not hold on to them, since the next tile is written there
     */
    public <T> T tile(TileRequest request, Function<ByteBuffer, T> use) {
        PointIndex view = within(request.filter());
        Reading reading = view.reading(request.scope(), request.filter());
        if (reading.size() == 0) {
            return use.apply(ByteBuffer.allocate(0));
        }
        return request.tile().z() >= reading.rawFromZoom()
                ? LayerPool.write(
                        request.layer(),
                        PointFeatures.KEYS,
                        out -> view.writePoints(out, request, reading.areas()),
                        use)
                : LayerPool.write(
                        request.layer(),
                        CellCounts.KEYS,
                        out -> view.writeCounts(out, request, reading.areas()),
                        use);
    }

    private PointIndex within(PointFilter filter) {
        return filter.window().isEmpty() ? this : windows.get(filter.window().get(), this::within);
    }

    private PointIndex within(TimeWindow window) {
        List<Part> within =
                parts.stream()
                        .map(part -> new Part(part.segment().within(window), part.sign()))
                        .toList();
        return new PointIndex(within, gone, text);
    }

    private Reading reading(AreaRanges scope, PointFilter filter) {
        return readings.get(new Asked(scope, filter), this::reading);
    }

    private Reading reading(Asked asked) {
        List<AreaFilter> areas =
                parts.stream().map(part -> part.segment().filters().filter(asked.scope())).toList();
        long size = count(asked.scope());
        int limit = base().facts().limits().raw();
        int rawFromZoom =
                size <= limit
                        ? 0
                        : new Crowding(parts, areas, asked.filter().categorySet())
                                .rawFromZoom(limit);
        return new Reading(areas, size, rawFromZoom);
    }

    private void writePoints(VectorLayer out, TileRequest request, List<AreaFilter> areas) {
        CategorySet categories = request.filter().categorySet();
        int limit = base().facts().limits().raw();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).sign() > 0) {
                LongDictionary goneHere = i == 0 ? gone : LongDictionary.EMPTY;
                new PointFeatures(out, request.tile(), categories, goneHere, text)
                        .write(parts.get(i).segment(), areas.get(i), limit);
            }
        }
    }

    private void writeCounts(VectorLayer out, TileRequest request, List<AreaFilter> areas) {
        CategorySet categories = request.filter().categorySet();
        CellCounts counts = out.counts();
        if (categories.isEvery()) {
            int kept = base().whole().find(request.tile(), areas.getFirst());
            if (kept != WholeTiles.NONE && isUnchanged(request.tile())) {
                counts.write(base().whole(), kept, out);
                return;
            }
        }
        counts.begin(request.tile(), categories);
        for (int i = 0; i < parts.size(); i++) {
            counts.add(parts.get(i).segment(), areas.get(i), parts.get(i).sign());
        }
        counts.write(out);
    }

    private boolean isUnchanged(TileId tile) {
        return parts.stream().skip(1).allMatch(part -> part.segment().isEmpty(tile));
    }
}
