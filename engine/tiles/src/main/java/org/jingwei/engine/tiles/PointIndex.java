package org.jingwei.engine.tiles;

import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;

/**
 * The points of one layer at one moment; answers any tile for any scope. Immutable and safe for
 * many threads.
 *
 * <p>Points are sorted by Morton key, so a tile is one run of them, found by two binary searches. A
 * point's area is an ordinal, so a scope is a set of bits and the test of a point one load. At
 * zooms where a tile of the scope would hold more points than the limit, every tile shows counts on
 * a grid of 64 by 64 cells instead, read from a {@link Pyramid}. That is decided once for a zoom, a
 * scope and a filter, so that neighbouring tiles look alike. Every point is in one tile of a zoom:
 * tiles own their western and northern edge and there is no buffer.
 *
 * <p>A single point carries {@code category}, {@code ref} (its id as text, since browsers' numbers
 * end at 2^53), from zoom 15 {@code name} and {@code key}, and its id as feature id if below 2^53.
 * Cells of the same {@code count} are one feature with the places of all; where {@link CellDetail}
 * asks for more, each is one.
 */
public final class PointIndex {

    /** From this zoom single points carry their texts. */
    public static final int TEXT_FROM_ZOOM = 15;

    private static final int DECISIONS_KEPT = 1024;
    private static final int WINDOWS_KEPT = 8;

    private final List<Part> parts;
    private final LongDictionary gone;
    private final FeatureText text;
    private final LayerPool layers;
    private final Recent<Asked, Integer> decisions = new Recent<>(DECISIONS_KEPT);
    private final Recent<TimeWindow, PointIndex> windows = new Recent<>(WINDOWS_KEPT);

    /** Points that are there, or with a negative sign those of another part that are gone. */
    record Part(Segment segment, int sign) {}

    private record Asked(AreaRanges scope, PointFilter filter) {}

    /**
     * Of a segment whose points of some ids are gone, and other parts, of which one holds these.
     */
    PointIndex(List<Part> parts, LongDictionary gone, FeatureText text, LayerPool layers) {
        this.parts = List.copyOf(parts);
        this.gone = gone;
        this.text = text;
        this.layers = layers;
    }

    static PointIndex of(Segment segment, FeatureText text) {
        return new PointIndex(
                List.of(new Part(segment, 1)), LongDictionary.EMPTY, text, new LayerPool());
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

    LayerPool layers() {
        return layers;
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
        return within(filter).decided(scope, filter);
    }

    /** The vector tile with one layer of this name; no bytes if the scope has nothing there. */
    public byte[] tile(String layer, TileId tile, AreaRanges scope) {
        return tile(TileRequest.of(layer, tile, scope));
    }

    /** The vector tile that is asked for; no bytes if there is nothing in it. */
    public byte[] tile(TileRequest request) {
        PointIndex view = within(request.filter());
        if (view.count(request.scope()) == 0) {
            return new byte[0];
        }
        boolean raw = request.tile().z() >= view.decided(request.scope(), request.filter());
        return raw
                ? layers.write(
                        request.layer(), PointFeatures.KEYS, out -> view.writePoints(out, request))
                : layers.write(
                        request.layer(),
                        CellCounts.keys(request.detail()),
                        out -> view.writeCounts(out, request));
    }

    private PointIndex within(PointFilter filter) {
        return filter.window().isEmpty() ? this : windows.get(filter.window().get(), this::within);
    }

    private PointIndex within(TimeWindow window) {
        List<Part> within =
                parts.stream()
                        .map(part -> new Part(part.segment().within(window), part.sign()))
                        .toList();
        return new PointIndex(within, gone, text, layers);
    }

    private int decided(AreaRanges scope, PointFilter filter) {
        int limit = base().facts().limits().raw();
        if (count(scope) <= limit) {
            return 0;
        }
        return decisions.get(
                new Asked(scope, filter),
                asked -> new Crowding(parts, scope, filter.categorySet()).rawFromZoom(limit));
    }

    private void writePoints(VectorLayer out, TileRequest request) {
        CategorySet categories = request.filter().categorySet();
        int limit = base().facts().limits().raw();
        for (int i = 0; i < parts.size(); i++) {
            Segment segment = parts.get(i).segment();
            if (parts.get(i).sign() > 0) {
                LongDictionary goneHere = i == 0 ? gone : LongDictionary.EMPTY;
                new PointFeatures(out, request.tile(), categories, goneHere, text)
                        .write(segment, segment.filters().filter(request.scope()), limit);
            }
        }
    }

    private void writeCounts(VectorLayer out, TileRequest request) {
        int categories =
                parts.stream()
                        .mapToInt(part -> part.segment().facts().categories())
                        .max()
                        .orElse(0);
        CellCounts counts =
                new CellCounts(
                        request.tile(),
                        request.filter().categorySet(),
                        request.detail() == CellDetail.COUNT ? 0 : categories);
        for (Part part : parts) {
            Segment segment = part.segment();
            counts.add(segment, segment.filters().filter(request.scope()), part.sign());
        }
        counts.write(out, request.detail());
    }
}
