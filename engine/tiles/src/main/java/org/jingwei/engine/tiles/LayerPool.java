package org.jingwei.engine.tiles;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lends layer writers with their grown buffers to one tile at a time, from any thread. All indexes
 * share them, so that there are no more than tiles that are made at once.
 */
final class LayerPool {

    private static final int KEPT = 16;

    private static final ArrayBlockingQueue<VectorLayer> FREE = new ArrayBlockingQueue<>(KEPT);

    private LayerPool() {}

    /** The tile with one layer that has what is written into it. */
    static byte[] write(String name, List<String> keys, Consumer<VectorLayer> features) {
        return write(name, keys, features, LayerPool::copy);
    }

    /** A copy, to be kept. */
    static byte[] copy(ByteBuffer tile) {
        byte[] bytes = new byte[tile.remaining()];
        tile.get(bytes);
        return bytes;
    }

    /**
     * What is made of the tile with one layer, where it was written: a copy of a hundred kilobytes
     * takes as long as writing a third of them, since memory that is new is far from the processor.
     *
     * @param use makes something of the tile, and must not hold on to it
     */
    static <T> T write(
            String name,
            List<String> keys,
            Consumer<VectorLayer> features,
            Function<ByteBuffer, T> use) {
        VectorLayer lent = FREE.poll();
        VectorLayer layer = lent == null ? new VectorLayer() : lent;
        layer.begin(name);
        features.accept(layer);
        T made = use.apply(layer.finish(keys));
        // Before it is kept, so that it holds on to no file that others have let go of.
        layer.clear();
        FREE.offer(layer);
        return made;
    }
}
