package org.jingwei.engine.tiles;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;

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
        VectorLayer lent = FREE.poll();
        VectorLayer layer = lent == null ? new VectorLayer() : lent;
        layer.begin(name);
        features.accept(layer);
        byte[] tile = layer.finish(keys);
        // Before it is kept, so that it holds on to no file that others have let go of.
        layer.clear();
        FREE.offer(layer);
        return tile;
    }
}
