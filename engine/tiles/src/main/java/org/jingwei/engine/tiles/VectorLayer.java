package org.jingwei.engine.tiles;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Writes one layer of a vector tile (Mapbox Vector Tile 2.1) straight into bytes.
 *
 * <p>Lengths stand before contents in the format. A feature's length is computed from its numbers,
 * the layer's is put into room that was left before it; values have a buffer of their own, which is
 * joined at the end. So every byte is written once and at most copied once, and the buffers are
 * used again for the next tile.
 */
final class VectorLayer {

    static final int EXTENT = 4096;
    static final int POINT = 1;
    static final int LINE = 2;
    static final int POLYGON = 3;
    static final int CLOSE = 15;

    /** Stands for a feature without an id. */
    static final long NO_ID = -1;

    private static final int TILE_LAYERS = 3;

    /** The most that a tile takes before its layer: a tag and how long the layer is. */
    private static final int FRAME = 6;

    /** Five bytes each at most, so that a point with these takes less than 128 bytes. */
    private static final int FEW_TAGS = 16;

    /** First the layer's name and features, in the end all of the tile. */
    private final ProtoBuffer features = new ProtoBuffer();

    private final VectorValues values = new VectorValues();
    private final CellCounts counts = new CellCounts();
    private int[] tags = new int[32];
    private int tagCount;
    private int[] geometry = new int[256];
    private int geometryCount;
    private int start;

    static int moveTo(int count) {
        return (count << 3) | 1;
    }

    static int lineTo(int count) {
        return (count << 3) | 2;
    }

    /** Begins a layer of this name. */
    void begin(String name) {
        features.room(FRAME);
        features.takeTo(FRAME);
        features.field(15, 2);
        features.field(1, name);
        start = features.size();
    }

    void clear() {
        features.clear();
        values.clear();
        tagCount = 0;
        geometryCount = 0;
    }

    /** The values that tags say the places of. */
    VectorValues values() {
        return values;
    }

    /** Counts points for this layer. */
    CellCounts counts() {
        return counts;
    }

    /** What was written of features, to be gone on with. */
    ProtoBuffer features() {
        return features;
    }

    /** Gives the feature being written a property. */
    void tag(int key, int valueAt) {
        if (tagCount + 2 > tags.length) {
            tags = Arrays.copyOf(tags, tags.length * 2);
        }
        tags[tagCount++] = key;
        tags[tagCount++] = valueAt;
    }

    /** Gives the feature being written a command or a coded number of its geometry. */
    void geometry(int command) {
        if (geometryCount == geometry.length) {
            geometry = Arrays.copyOf(geometry, geometry.length * 2);
        }
        geometry[geometryCount++] = command;
    }

    /** Where the geometry of the feature being written ends now. */
    int geometryEnd() {
        return geometryCount;
    }

    /** Ends a feature that is a point; for up to eight properties written in one go. */
    void endPoint(long id, int x, int y) {
        if (tagCount > FEW_TAGS) {
            geometry(moveTo(1));
            geometry(ProtoBuffer.zigzag(x));
            geometry(ProtoBuffer.zigzag(y));
            endFeature(id, POINT);
            return;
        }
        int start = features.size();
        byte[] room = features.room(128);
        int at = start + 2;
        if (id != NO_ID) {
            room[at++] = (byte) ProtoBuffer.tag(1, ProtoBuffer.VARINT);
            at = ProtoBuffer.put(room, at, id);
        }
        int tagsStart = at + 2;
        room[at] = (byte) ProtoBuffer.tag(2, ProtoBuffer.LENGTH_DELIMITED);
        at = tagsStart;
        for (int i = 0; i < tagCount; i++) {
            at = ProtoBuffer.put(room, at, tags[i]);
        }
        room[tagsStart - 1] = (byte) (at - tagsStart);
        room[at++] = (byte) ProtoBuffer.tag(3, ProtoBuffer.VARINT);
        room[at++] = POINT;
        int geometryStart = at + 2;
        room[at] = (byte) ProtoBuffer.tag(4, ProtoBuffer.LENGTH_DELIMITED);
        room[geometryStart] = (byte) moveTo(1);
        at = ProtoBuffer.put(room, geometryStart + 1, ProtoBuffer.zigzag(x) & 0xFFFFFFFFL);
        at = ProtoBuffer.put(room, at, ProtoBuffer.zigzag(y) & 0xFFFFFFFFL);
        room[geometryStart - 1] = (byte) (at - geometryStart);
        room[start] = (byte) ProtoBuffer.tag(2, ProtoBuffer.LENGTH_DELIMITED);
        room[start + 1] = (byte) (at - start - 2);
        features.takeTo(at);
        tagCount = 0;
    }

    void endFeature(long id, int type) {
        int tagsSize = packedSize(tags, tagCount);
        int geometrySize = packedSize(geometry, geometryCount);
        int idSize = id == NO_ID ? 0 : 1 + ProtoBuffer.varintSize(id);
        int length =
                idSize
                        + (1 + ProtoBuffer.varintSize(tagsSize) + tagsSize)
                        + 2
                        + (1 + ProtoBuffer.varintSize(geometrySize) + geometrySize);
        features.header(2, length);
        if (id != NO_ID) {
            features.field(1, id);
        }
        packed(2, tags, tagCount, tagsSize);
        features.field(3, type);
        packed(4, geometry, geometryCount, geometrySize);
        tagCount = 0;
        geometryCount = 0;
    }

    private static int packedSize(int[] numbers, int count) {
        int size = 0;
        for (int i = 0; i < count; i++) {
            size += ProtoBuffer.varintSize(numbers[i] & 0xFFFFFFFFL);
        }
        return size;
    }

    private void packed(int field, int[] numbers, int count, int size) {
        features.header(field, size);
        for (int i = 0; i < count; i++) {
            features.varint(numbers[i] & 0xFFFFFFFFL);
        }
    }

    /** The tile with this one layer, until it is cleared; no bytes when it has no feature. */
    ByteBuffer finish(List<String> keys) {
        if (features.size() == start) {
            return ByteBuffer.allocate(0);
        }
        keys.forEach(key -> features.field(3, key));
        values.appendTo(features);
        features.field(5, EXTENT);
        int length = features.size() - FRAME;
        int from = FRAME - 1 - ProtoBuffer.varintSize(length);
        byte[] room = features.room(0);
        room[from] = (byte) ProtoBuffer.tag(TILE_LAYERS, ProtoBuffer.LENGTH_DELIMITED);
        ProtoBuffer.put(room, from + 1, length);
        return features.view(from);
    }
}
