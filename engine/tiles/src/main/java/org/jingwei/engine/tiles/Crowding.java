package org.jingwei.engine.tiles;

import java.util.List;
import org.jingwei.engine.geo.TileId;

/**
 * Decides from which zoom on a scope's tiles show single points: the first at which, and below
 * which, no tile has more of them than the limit.
 *
 * <p>Reads the counts of those tiles that hold at least a quarter of the limit, from the deepest
 * zoom up, until one is crowded: some ten thousand rows for 5 million points. Exact for one
 * segment; where several are added up, a quarter of the limit in each may be overlooked.
 */
final class Crowding {

    private final List<PointIndex.Part> parts;
    private final List<AreaFilter> scopes;
    private final CategorySet categories;
    private final int[] at;
    private final int[] end;

    /** Of some parts and what a scope has of each. */
    Crowding(List<PointIndex.Part> parts, List<AreaFilter> scopes, CategorySet categories) {
        this.parts = parts;
        this.scopes = List.copyOf(scopes);
        this.categories = categories;
        this.at = new int[parts.size()];
        this.end = new int[parts.size()];
    }

    int rawFromZoom(int limit) {
        for (int zoom = TileId.MAX_ZOOM; zoom >= 0; zoom--) {
            if (isCrowded(zoom, limit)) {
                return zoom + 1;
            }
        }
        return 0;
    }

    private boolean isCrowded(int zoom, int limit) {
        for (int i = 0; i < at.length; i++) {
            Pyramid.Run level = parts.get(i).segment().tiles().level(zoom);
            at[i] = level.from();
            end[i] = level.to();
        }
        for (int least = least(); least >= 0; least = least()) {
            if (sum(parts.get(least).segment().tiles().key(at[least])) > limit) {
                return true;
            }
        }
        return false;
    }

    /** The part whose next row is of the lowest tile, or -1 at the end. */
    private int least() {
        int least = -1;
        long leastKey = 0;
        for (int i = 0; i < at.length; i++) {
            if (at[i] < end[i]) {
                long key = parts.get(i).segment().tiles().key(at[i]);
                if (least < 0 || Long.compareUnsigned(key, leastKey) < 0) {
                    least = i;
                    leastKey = key;
                }
            }
        }
        return least;
    }

    /** What the scope has in the tile of this key, going past its rows. */
    private long sum(long tile) {
        long sum = 0;
        for (int i = 0; i < at.length; i++) {
            Pyramid tiles = parts.get(i).segment().tiles();
            AreaFilter scope = scopes.get(i);
            while (at[i] < end[i] && tiles.key(at[i]) == tile) {
                if (scope.has(tiles.area(at[i]))) {
                    sum += (long) parts.get(i).sign() * tiles.total(at[i], categories);
                }
                at[i]++;
            }
        }
        return sum;
    }
}
