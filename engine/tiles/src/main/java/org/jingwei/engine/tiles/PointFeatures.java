package org.jingwei.engine.tiles;

import java.util.List;
import org.jingwei.engine.geo.Morton;
import org.jingwei.engine.geo.TileId;

/**
 * Writes the single points of one tile.
 *
 * <p>They are found in one of two ways, whichever is estimated to be cheaper: by passing over all
 * points of the tile, or by taking each of the scope's areas and in it, by binary search, the rows
 * that lie in the tile. So the few points of a village cost little at zooms where millions of
 * others lie in the tile.
 */
final class PointFeatures {

    static final List<String> KEYS = List.of("category", "ref", "name", "key");

    private static final long MAX_BROWSER_ID = (1L << 53) - 1;

    /** What finding an area's rows costs, in rows passed over. */
    private static final int COST_OF_AREA = 60;

    /** What taking a row out of order costs, in rows passed over. */
    private static final int COST_OF_ROW = 12;

    private final VectorLayer out;
    private final TileId tile;
    private final CategorySet categories;
    private final LongDictionary gone;
    private final FeatureText text;
    private final Utf8Target name;
    private final Utf8Target code;

    PointFeatures(
            VectorLayer out,
            TileId tile,
            CategorySet categories,
            LongDictionary gone,
            FeatureText text) {
        this.out = out;
        this.tile = tile;
        this.categories = categories;
        this.gone = gone;
        this.text = text;
        this.name = property(2);
        this.code = property(3);
    }

    /** Writes the points of a segment that a scope has and that are not gone. */
    void write(Segment segment, AreaFilter scope, int limit) {
        int from = segment.lowerBound(Morton.first(tile));
        int to = segment.upperBound(Morton.last(tile), from, segment.size());
        long byArea =
                (long) scope.areas() * COST_OF_AREA
                        + (long) Math.min(scope.count(), limit) * COST_OF_ROW;
        if (byArea < to - from) {
            writeAreas(segment, from, to, scope.runs());
        } else {
            for (int row = from; row < to; row++) {
                if (scope.has(segment.area(row))) {
                    writeUnlessGone(segment, row);
                }
            }
        }
    }

    private void writeAreas(Segment segment, int from, int to, int[] runs) {
        for (int run = 0; run < runs.length; run += 2) {
            for (int area = runs[run]; area < runs[run + 1]; area++) {
                int end = segment.areaStart(area + 1);
                int at = firstNotBefore(segment, from, segment.areaStart(area), end);
                while (at < end) {
                    int row = segment.rowByArea(at++);
                    if (row >= to) {
                        break;
                    }
                    writeUnlessGone(segment, row);
                }
            }
        }
    }

    private static int firstNotBefore(Segment segment, int row, int start, int end) {
        if (segment.rowByArea(start) >= row) {
            return start;
        }
        int low = start + 1;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (segment.rowByArea(middle) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void writeUnlessGone(Segment segment, int row) {
        char category = segment.category(row);
        if (!categories.has(category)) {
            return;
        }
        long id = segment.id(row);
        if (gone.size() > 0 && gone.contains(id)) {
            return;
        }
        out.tag(0, out.number(category));
        out.tag(1, out.decimal(id));
        if (tile.z() >= PointIndex.TEXT_FROM_ZOOM) {
            text.writeName(segment.text(row), name);
            text.writeKey(segment.text(row), code);
        }
        long key = segment.key(row);
        out.endPoint(
                id >= 0 && id <= MAX_BROWSER_ID ? id : VectorLayer.NO_ID,
                within(Morton.cellX(key)),
                within(Morton.cellY(key)));
    }

    private Utf8Target property(int key) {
        return (utf8, from, length) -> {
            if (length > 0) {
                out.tag(key, out.text(utf8, from, length));
            }
        };
    }

    /** How many units of the tile lie before this cell of the zoom-32 grid. */
    private int within(long cell) {
        return (int) ((((cell << tile.z()) & 0xFFFFFFFFL) * VectorLayer.EXTENT) >>> 32);
    }
}
