package org.jingwei.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tile of points says, by the Mapbox Vector Tile specification 2.1: single points by their
 * ids, cells by their place and count.
 */
final class MvtReader {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int CELL = 64;

    private final Map<String, Long> found = new HashMap<>();

    private MvtReader() {}

    /** Each point as "id", each cell as "column row" with its count; a point counts one. */
    static Map<String, Long> of(byte[] tile) {
        MvtReader reader = new MvtReader();
        ByteBuffer buffer = ByteBuffer.wrap(tile);
        while (buffer.hasRemaining()) {
            varint(buffer);
            reader.layer(bytes(buffer));
        }
        return reader.found;
    }

    private void layer(ByteBuffer layer) {
        List<ByteBuffer> features = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<Long> values = new ArrayList<>();
        while (layer.hasRemaining()) {
            int tag = (int) varint(layer);
            switch (tag >>> 3) {
                case 2 -> features.add(bytes(layer));
                case 3 -> keys.add(StandardCharsets.UTF_8.decode(bytes(layer)).toString());
                case 4 -> values.add(number(bytes(layer)));
                default -> skip(layer, tag & 7);
            }
        }
        features.forEach(feature -> feature(feature, keys, values));
    }

    private void feature(ByteBuffer feature, List<String> keys, List<Long> values) {
        long id = -1;
        long count = 1;
        boolean cell = false;
        List<String> places = List.of();
        while (feature.hasRemaining()) {
            int tag = (int) varint(feature);
            switch (tag >>> 3) {
                case 1 -> id = varint(feature);
                case 2 -> {
                    ByteBuffer tags = bytes(feature);
                    while (tags.hasRemaining()) {
                        boolean counts = keys.get((int) varint(tags)).equals("count");
                        long value = values.get((int) varint(tags));
                        cell |= counts;
                        count = counts ? value : count;
                    }
                }
                case 4 -> places = places(bytes(feature));
                default -> skip(feature, tag & 7);
            }
        }
        for (String place : cell ? places : List.of(Long.toString(id))) {
            found.merge(place, count, Long::sum);
        }
    }

    /** A command to move to one point or several, each as a step from the one before. */
    private static List<String> places(ByteBuffer geometry) {
        varint(geometry);
        List<String> places = new ArrayList<>();
        long x = 0;
        long y = 0;
        while (geometry.hasRemaining()) {
            x += zigzag(varint(geometry));
            y += zigzag(varint(geometry));
            places.add(Math.floorDiv(x, CELL) + " " + Math.floorDiv(y, CELL));
        }
        return places;
    }

    private static long zigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    private static long number(ByteBuffer value) {
        int tag = (int) varint(value);
        return switch (tag >>> 3) {
            case 4, 5 -> varint(value);
            case 6 -> zigzag(varint(value));
            default -> 0;
        };
    }

    private static void skip(ByteBuffer buffer, int wireType) {
        switch (wireType) {
            case VARINT -> varint(buffer);
            case FIXED64 -> buffer.position(buffer.position() + Long.BYTES);
            case BYTES -> bytes(buffer);
            default -> throw new IllegalStateException("unexpected wire type " + wireType);
        }
    }

    private static ByteBuffer bytes(ByteBuffer buffer) {
        int length = (int) varint(buffer);
        ByteBuffer slice = buffer.slice(buffer.position(), length);
        buffer.position(buffer.position() + length);
        return slice;
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
