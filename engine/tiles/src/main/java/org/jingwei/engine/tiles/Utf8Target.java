package org.jingwei.engine.tiles;

import java.nio.charset.StandardCharsets;

/** Takes a text as the bytes it is kept as. */
@FunctionalInterface
public interface Utf8Target {

    /** Takes so many bytes from this place on; none for no text. */
    void put(byte[] utf8, int from, int length);

    /** Hands over a text. */
    static void put(String text, Utf8Target target) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        target.put(bytes, 0, bytes.length);
    }
}
