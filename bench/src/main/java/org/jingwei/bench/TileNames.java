package org.jingwei.bench;

import java.nio.charset.StandardCharsets;
import org.jingwei.engine.tiles.FeatureText;
import org.jingwei.engine.tiles.Utf8Target;

/** A name of nine characters and a key of eighteen for every point, all in one array of bytes. */
final class TileNames implements FeatureText {
    private static final byte[] BYTES =
            "莆田市城厢区某某店91350302MA2XYZ1234".repeat(1000).getBytes(StandardCharsets.UTF_8);
    private static final int NAME = 27;
    private static final int KEY = 18;
    private static final int COUNT = BYTES.length / (NAME + KEY);

    @Override
    public String name(int ordinal) {
        return new String(BYTES, start(ordinal), NAME, StandardCharsets.UTF_8);
    }

    @Override
    public String key(int ordinal) {
        return new String(BYTES, start(ordinal) + NAME, KEY, StandardCharsets.UTF_8);
    }

    @Override
    public void writeName(int ordinal, Utf8Target target) {
        target.put(BYTES, start(ordinal), NAME);
    }

    @Override
    public void writeKey(int ordinal, Utf8Target target) {
        target.put(BYTES, start(ordinal) + NAME, KEY);
    }

    private static int start(int ordinal) {
        return Math.floorMod(ordinal, COUNT) * (NAME + KEY);
    }
}
