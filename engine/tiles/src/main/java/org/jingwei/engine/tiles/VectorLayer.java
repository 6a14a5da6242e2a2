package org.jingwei.engine.tiles;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes one layer of a vector tile (Mapbox Vector Tile 2.1) straight into bytes.
 *
 * <p>Lengths stand before contents in the format. A feature's length is computed from its numbers,
 * the layer's from two buffers (features, values) that are joined at the end; so every byte is
 * written once and copied once, and the buffers are used again for the next tile.
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

    /** Five bytes each at most, so that a point with these takes less than 128 bytes. */
    private static final int FEW_TAGS = 16;

    private final ProtoBuffer features = new ProtoBuffer();
    private final ProtoBuffer values = new ProtoBuffer();
    private final ProtoBuffer value = new ProtoBuffer();
    private final LongDictionary numbers = new LongDictionary();
    private final Map<Object, Integer> shared = new HashMap<>();
    private final int[] smallNumbers = new int[4096];
    private int[] numberValues = new int[64];
    private int valueCount;
    private int[] tags = new int[32];
    private int tagCount;
    private int[] geometry = new int[256];
    private int geometryCount;

    static int moveTo(int count) {
        return (count << 3) | 1;
    }

    static int lineTo(int count) {
        return (count << 3) | 2;
    }

    void clear() {
        features.clear();
        values.clear();
        numbers.clear();
        Arrays.fill(smallNumbers, 0);
        shared.clear();
        valueCount = 0;
        tagCount = 0;
        geometryCount = 0;
    }

    /** The place in the layer's values of this number, which is not negative. */
    int number(long number) {
        if (number >= smallNumbers.length) {
            return largeNumber(number);
        }
        // The place + 1; 0 is a number not met yet.
        int known = smallNumbers[(int) number];
        if (known == 0) {
            known = addNumber(number) + 1;
            smallNumbers[(int) number] = known;
        }
        return known - 1;
    }

    /** A value that is a number; together never more than eleven bytes. */
    private int addNumber(long number) {
        int start = values.size();
        byte[] room = values.room(16);
        room[start] = (byte) ProtoBuffer.tag(4, ProtoBuffer.LENGTH_DELIMITED);
        room[start + 2] = (byte) ProtoBuffer.tag(5, ProtoBuffer.VARINT);
        int end = ProtoBuffer.put(room, start + 3, number);
        room[start + 1] = (byte) (end - start - 2);
        values.takeTo(end);
        return valueCount++;
    }

    private int largeNumber(long number) {
        int known = numbers.size();
        int at = numbers.number(number);
        if (at == known) {
            if (at == numberValues.length) {
                numberValues = Arrays.copyOf(numberValues, at * 2);
            }
            numberValues[at] = addNumber(number);
        }
        return numberValues[at];
    }

    /** The place in the layer's values of a text that many features have. */
    int sharedText(String text) {
        Integer at = shared.get(text);
        if (at == null) {
            at = text(text);
            shared.put(text, at);
        }
        return at;
    }

    /** The place of a text that is hardly found twice. */
    int text(String text) {
        value.clear();
        value.field(1, text);
        return addValue();
    }

    /** The place of a text that is this number in decimals. */
    int decimal(long number) {
        if (number < 0) {
            return text(Long.toString(number));
        }
        // A value that is a text that is the number: two lengths, filled in when they are known.
        int start = values.size();
        byte[] room = values.room(32);
        int end = ProtoBuffer.putDecimal(room, start + 4, number);
        room[start] = (byte) ProtoBuffer.tag(4, ProtoBuffer.LENGTH_DELIMITED);
        room[start + 1] = (byte) (end - start - 2);
        room[start + 2] = (byte) ProtoBuffer.tag(1, ProtoBuffer.LENGTH_DELIMITED);
        room[start + 3] = (byte) (end - start - 4);
        values.takeTo(end);
        return valueCount++;
    }

    /** The place of a text that is hardly found twice, given as its bytes. */
    int text(byte[] utf8, int from, int length) {
        values.header(4, 1 + ProtoBuffer.varintSize(length) + length);
        values.header(1, length);
        values.append(utf8, from, length);
        return valueCount++;
    }

    int flag(boolean flag) {
        Integer at = shared.get(flag);
        if (at == null) {
            value.clear();
            value.field(7, flag ? 1 : 0);
            at = addValue();
            shared.put(flag, at);
        }
        return at;
    }

    private int addValue() {
        values.header(4, value.size());
        values.append(value);
        return valueCount++;
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

    /** A feature that is a cell with a count, which has the first key, and nothing else. */
    void cell(int cell, int valueAt) {
        int start = features.size();
        byte[] room = features.room(CellFeatures.ROOM);
        features.takeTo(CellFeatures.put(room, start, cell, valueAt));
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

    /** The tile with this one layer; no bytes at all when it has no feature. */
    byte[] finish(String name, List<String> keys) {
        if (features.size() == 0) {
            return new byte[0];
        }
        ProtoBuffer head = new ProtoBuffer();
        head.field(15, 2);
        head.field(1, name);
        ProtoBuffer names = new ProtoBuffer();
        keys.forEach(key -> names.field(3, key));
        ProtoBuffer tail = new ProtoBuffer();
        tail.field(5, EXTENT);
        int length = head.size() + features.size() + names.size() + values.size() + tail.size();
        ProtoBuffer frame = new ProtoBuffer();
        frame.header(TILE_LAYERS, length);
        byte[] tile = new byte[frame.size() + length];
        int at = frame.copyTo(tile, 0);
        for (ProtoBuffer part : List.of(head, features, names, values, tail)) {
            at = part.copyTo(tile, at);
        }
        return tile;
    }
}
