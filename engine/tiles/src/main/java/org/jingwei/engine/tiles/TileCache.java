package org.jingwei.engine.tiles;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;

/**
 * Keeps the tiles asked for last, gzipped, within a number of bytes. Safe for many threads.
 *
 * <p>Scope and filter are part of the key, so no caller is ever handed a tile made for another
 * scope or of other points. A tile is made outside the lock: two callers who miss at once make it
 * twice. No more are made at once than there are processors, since making one is nothing but
 * computing: with more, each takes longer, and so do the runtime's compiler and all else.
 */
public final class TileCache {

    /** What an entry costs beside its bytes: the key, the links and the digest. */
    private static final int ENTRY_BYTES = 400;

    /** One for each processor, and who waits longest is next. */
    private final Semaphore makers =
            new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final long maxBytes;
    private final Map<Key, CachedTile> tiles = new LinkedHashMap<>(1024, 0.75f, true);
    private long bytes;
    private long hits;
    private long misses;

    /**
     * What makes two tiles the same.
     *
     * @param layer which layer
     * @param version which state of the layer's data
     * @param scope for whom
     * @param filter which points
     * @param tile which tile
     */
    public record Key(
            String layer, long version, AreaRanges scope, PointFilter filter, TileId tile) {}

    /**
     * How the cache does.
     *
     * @param tiles how many tiles it holds
     * @param bytes how much memory they take, about
     * @param hits how often a tile was there
     * @param misses how often it had to be made
     */
    public record Figures(int tiles, long bytes, long hits, long misses) {}

    /** A cache of at most this many bytes. */
    public TileCache(long maxBytes) {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("a cache of " + maxBytes + " bytes");
        }
        this.maxBytes = maxBytes;
    }

    /** The tile of this key, made if it is not there. */
    public CachedTile get(Key key, Supplier<CachedTile> maker) {
        synchronized (this) {
            CachedTile known = tiles.get(key);
            if (known != null) {
                hits++;
                return known;
            }
            misses++;
        }
        CachedTile made = made(maker);
        synchronized (this) {
            keep(key, made);
        }
        return made;
    }

    private CachedTile made(Supplier<CachedTile> maker) {
        makers.acquireUninterruptibly();
        try {
            return maker.get();
        } finally {
            makers.release();
        }
    }

    private void keep(Key key, CachedTile made) {
        CachedTile before = tiles.put(key, made);
        bytes += cost(made) - (before == null ? 0 : cost(before));
        var eldest = tiles.entrySet().iterator();
        while (bytes > maxBytes && eldest.hasNext()) {
            bytes -= cost(eldest.next().getValue());
            eldest.remove();
        }
    }

    private static long cost(CachedTile tile) {
        return (long) tile.length() + ENTRY_BYTES;
    }

    /** Forgets every tile of a layer. */
    public synchronized void forget(String layer) {
        tiles.entrySet()
                .removeIf(entry -> {
                    boolean gone = entry.getKey().layer().equals(layer);
                    bytes -= gone ? cost(entry.getValue()) : 0;
                    return gone;
                });
    }

    /** The figures as of now. */
    public synchronized Figures figures() {
        return new Figures(tiles.size(), bytes, hits, misses);
    }
}
