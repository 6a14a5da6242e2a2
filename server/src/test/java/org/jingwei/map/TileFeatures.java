package org.jingwei.map;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the properties of the features of a vector tile, by the Mapbox Vector Tile specification
 * 2.1; geometries are passed over.
 */
final class TileFeatures {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;

    private TileFeatures() {}

    /** The properties of all features of all layers; numbers as Long, flags as Boolean. */
    static List<Map<String, Object>> of(byte[] tile) {
        List<Map<String, Object>> features = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(tile);
        while (buffer.hasRemaining()) {
            varint(buffer);
            features.addAll(ofLayer(bytes(buffer)));
        }
        return features;
    }

    private static List<Map<String, Object>> ofLayer(ByteBuffer layer) {
        List<ByteBuffer> features = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        while (layer.hasRemaining()) {
            int tag = (int) varint(layer);
            switch (tag >>> 3) {
                case 2 -> features.add(bytes(layer));
                case 3 -> keys.add(text(bytes(layer)));
                case 4 -> values.add(value(bytes(layer)));
                default -> skip(layer, tag & 7);
            }
        }
        return features.stream().map(feature -> properties(feature, keys, values)).toList();
    }

    private static Map<String, Object> properties(
            ByteBuffer feature, List<String> keys, List<Object> values) {
        Map<String, Object> properties = new HashMap<>();
        while (feature.hasRemaining()) {
            int tag = (int) varint(feature);
            if (tag >>> 3 == 2) {
                ByteBuffer tags = bytes(feature);
                while (tags.hasRemaining()) {
                    String key = keys.get((int) varint(tags));
                    properties.put(key, values.get((int) varint(tags)));
                }
            } else {
                skip(feature, tag & 7);
            }
        }
        return properties;
    }

    private static Object value(ByteBuffer value) {
        int tag = (int) varint(value);
        return switch (tag >>> 3) {
            case 1 -> text(bytes(value));
            case 4, 5 -> varint(value);
            case 7 -> varint(value) != 0;
            default -> throw new AssertionError("unexpected value in a tile: field " + (tag >>> 3));
        };
    }

    private static void skip(ByteBuffer buffer, int wireType) {
        switch (wireType) {
            case VARINT -> varint(buffer);
            case FIXED64 -> buffer.position(buffer.position() + 8);
            case BYTES -> bytes(buffer);
            default -> throw new AssertionError("unexpected wire type " + wireType);
        }
    }

    private static ByteBuffer bytes(ByteBuffer buffer) {
        int length = (int) varint(buffer);
        ByteBuffer slice = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        return slice;
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private static long varint(ByteBuffer buffer) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = buffer.get();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
