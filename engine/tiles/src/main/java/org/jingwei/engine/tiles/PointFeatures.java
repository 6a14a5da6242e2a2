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
    private final long[] ids = new long[Columns.STRETCH];
    private final long[] places = new long[Columns.STRETCH];

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
            end = rows.nearEnd(at);
            int start = rows.row(at);
            segment.categories(start, rows.row(end - 1) + 1, codes);
            for (int i = at; i < end; i++) {
                values.number(codes[rows.row(i) - start]);
            }
        }
        for (int at = 0, end; at < rows.size(); at = end) {
            end = rows.nearEnd(at);
            writeNear(segment, rows, at, end, texts);
        }
    }

    /** Writes points that lie near one another; no more than there is room for. */
    private void writeNear(Segment segment, PointRows rows, int from, int to, RowTexts texts) {
        int start = rows.row(from);
        read(segment, start, rows.row(to - 1) + 1, texts);
        long textsAt = texts.start(start);
        int done = 0;
        for (int at = from; at < to; ) {
            int row = rows.row(at) - start;
            textsAt += length(done, row);
            done = row;
            while (at < to && rows.row(at) - start == done && shapes[done] != 0) {
                at++;
                done++;
            }
            if (done > row) {
                textsAt = writeKept(row, done, texts, textsAt);
            } else {
                write(segment, start + row);
                at++;
                done++;
            }
        }
    }

    private void read(Segment segment, int from, int to, RowTexts texts) {
        segment.categories(from, to, codes);
        segment.ids(from, to, ids);
        segment.keys(from, to, places);
        texts.shapes(from, to, shapes);
        toPlaces(to - from);
    }

    /** How many bytes the texts of these rows take. */
    private int length(int from, int to) {
        int length = 0;
        for (int row = from; row < to; row++) {
            length += RowTexts.length(shapes[row]);
        }
        return length;
    }

    /** A loop of its own, of which the compiler makes one that handles several at once. */
    private void toPlaces(int count) {
        int shift = 2 * tile.z();
        for (int i = 0; i < count; i++) {
            places[i] = place(places[i] << shift);
        }
    }

    /** Writes neighbours whose texts are kept from here on; says where these end. */
    private long writeKept(int from, int to, RowTexts texts, long start) {
        ProtoBuffer features = out.features();
        byte[] room = features.room((to - from) * PointFeature.ROOM);
        int at = features.size();
        int first = values.count();
        long end = start;
        // as locals, since fields would be read anew for each point
        char[] codes = this.codes;
        char[] shapes = this.shapes;
        long[] ids = this.ids;
        long[] places = this.places;
        VectorValues values = this.values;
        for (int i = from; i < to; i++) {
            int shape = shapes[i];
            int category = values.number(codes[i]);
            int feature = at;
            at = PointFeature.putTags(room, at, ids[i], category, first, shape);
            at = PointFeature.putPlace(room, at, places[i]);
            PointFeature.end(room, feature, at);
            first += RowTexts.values(shape);
            end += RowTexts.length(shape);
        }
        features.takeTo(at);
        values.append(texts, start, end, first);
        return end;
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
        long place = place(segment.key(row) << (2 * tile.z()));
        out.endPoint(
                PointFeature.shows(id) ? id : VectorLayer.NO_ID,
                (int) place,
                (int) (place >>> Integer.SIZE));
    }

    private Utf8Target property(int key) {
        return (utf8, from, length) -> {
            if (length > 0) {
                out.tag(key, values.text(utf8, from, length));
            }
        };
    }

    /**
     * The column in the tile in the lower half and the row in the upper: the highest 24 bits of
     * what the key has below the tile, both squeezed at once as in {@code Morton}.
     */
    private static long place(long below) {
        long bits = (below >>> 40 & 0x555555L) | (below >>> 41 & 0x555555L) << Integer.SIZE;
        bits = (bits | bits >>> 1) & 0x0033333300333333L;
        bits = (bits | bits >>> 2) & 0x000F0F0F000F0F0FL;
        bits = (bits | bits >>> 4) & 0x00FF00FF00FF00FFL;
        return (bits | bits >>> 8) & 0x00000FFF00000FFFL;
    }
}
