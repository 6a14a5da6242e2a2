package org.jingwei.engine.tiles;

import java.util.List;
import org.jingwei.engine.geo.TileId;

/**
 * Writes the single points of one tile.
 *
 * <p>Where a segment has its texts in the order of its points, those of neighbours are copied
 * together; never those of a point between them that is not to be shown. Else each is looked up.
 */
final class PointFeatures {

    static final List<String> KEYS = List.of("category", "ref", "name", "key");

    private static final int NAME = 2;
    private static final int KEY = 3;
    private static final long MAX_BROWSER_ID = (1L << 53) - 1;

    private final VectorLayer out;
    private final VectorValues values;
    private final TileId tile;
    private final CategorySet categories;
    private final LongDictionary gone;
    private final FeatureText text;
    private final Utf8Target name;
    private final Utf8Target code;
    private final char[] codes = new char[Columns.STRETCH];
    private final char[] shapes = new char[Columns.STRETCH];
    private final long[] keys = new long[Columns.STRETCH];
    private final long[] ids = new long[Columns.STRETCH];

    PointFeatures(
            VectorLayer out,
            TileId tile,
            CategorySet categories,
            LongDictionary gone,
            FeatureText text) {
        this.out = out;
        this.values = out.values();
        this.tile = tile;
        this.categories = categories;
        this.gone = gone;
        this.text = text;
        this.name = property(NAME);
        this.code = property(KEY);
    }

    /** Writes the points of a segment that a scope has and that are not gone. */
    void write(Segment segment, AreaFilter scope, int limit) {
        PointRows rows = new PointRows(segment, tile);
        rows.take(scope, limit);
        rows.keep(categories, gone);
        if (tile.z() >= PointIndex.TEXT_FROM_ZOOM && segment.texts().isPresent()) {
            writeTogether(segment, rows, segment.texts().get());
        } else {
            for (int at = 0; at < rows.size(); at++) {
                write(segment, rows.row(at));
            }
        }
    }

    /** The numbers of categories come first, so that nothing stands between texts. */
    private void writeTogether(Segment segment, PointRows rows, RowTexts texts) {
        for (int at = 0, end; at < rows.size(); at = end) {
            end = rows.runEnd(at);
            int count = segment.categories(rows.row(at), rows.row(end - 1) + 1, codes);
            for (int i = 0; i < count; i++) {
                values.number(codes[i]);
            }
        }
        for (int at = 0, end; at < rows.size(); at = end) {
            end = rows.runEnd(at);
            writeRun(segment, rows.row(at), rows.row(end - 1) + 1, texts);
        }
    }

    /** Writes points that are neighbours; no more than there is room for. */
    private void writeRun(Segment segment, int from, int to, RowTexts texts) {
        segment.categories(from, to, codes);
        segment.keys(from, to, keys);
        segment.ids(from, to, ids);
        int count = texts.shapes(from, to, shapes);
        long start = texts.start(from);
        long end = start;
        for (int i = 0; i < count; i++) {
            int shape = shapes[i];
            if (shape == 0) {
                values.append(texts, start, end);
                start = end;
                write(segment, from + i);
            } else {
                end += RowTexts.length(shape);
                int first = values.reserve(RowTexts.values(shape));
                long place = place(keys[i]);
                out.point(browserId(ids[i]), values.number(codes[i]), first, shape, place);
            }
        }
        values.append(texts, start, end);
    }

    /** Writes a point whose texts are looked up, if the tile has texts. */
    private void write(Segment segment, int row) {
        long id = segment.id(row);
        out.tag(0, values.number(segment.category(row)));
        out.tag(1, values.decimal(id));
        if (tile.z() >= PointIndex.TEXT_FROM_ZOOM) {
            text.writeName(segment.text(row), name);
            text.writeKey(segment.text(row), code);
        }
        long place = place(segment.key(row));
        out.endPoint(browserId(id), (int) place, (int) (place >>> Integer.SIZE));
    }

    private Utf8Target property(int key) {
        return (utf8, from, length) -> {
            if (length > 0) {
                out.tag(key, values.text(utf8, from, length));
            }
        };
    }

    private static long browserId(long id) {
        return id >= 0 && id <= MAX_BROWSER_ID ? id : VectorLayer.NO_ID;
    }

    /**
     * The column in the tile in the lower half and the row in the upper: the 24 bits of the key
     * below those that name the tile, both squeezed at once as in {@code Morton}.
     */
    private long place(long key) {
        long below = key << (2 * tile.z()) >>> 40;
        long bits = (below & 0x555555L) | (below >>> 1 & 0x555555L) << Integer.SIZE;
        bits = (bits | bits >>> 1) & 0x0033333300333333L;
        bits = (bits | bits >>> 2) & 0x000F0F0F000F0F0FL;
        bits = (bits | bits >>> 4) & 0x00FF00FF00FF00FFL;
        return (bits | bits >>> 8) & 0x00000FFF00000FFFL;
    }
}
