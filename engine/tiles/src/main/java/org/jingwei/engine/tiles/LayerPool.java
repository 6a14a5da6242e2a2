package org.jingwei.engine.tiles;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Consumer;

/** Lends layer writers with their grown buffers to one tile at a time, from any thread. */
final class LayerPool {

    private static final int KEPT = 16;

    private final ArrayBlockingQueue<VectorLayer> free = new ArrayBlockingQueue<>(KEPT);

    /** The tile with one layer that has what is written into it. */
    byte[] write(String name, List<String> keys, Consumer<VectorLayer> features) {
        VectorLayer lent = free.poll();
        VectorLayer layer = lent == null ? new VectorLayer() : lent;
        layer.begin(name);
        features.accept(layer);
        byte[] tile = layer.finish(keys);
        // Before it is kept, so that it holds on to no file that others have let go of.
        layer.clear();
        free.offer(layer);
        return tile;
    }
}
