package org.jingwei.map.catalogue;

import java.time.Instant;

/**
 * A layer that somebody made.
 *
 * @param version goes up with every edit and upload
 */
public record CatalogueLayer(LayerInfo info, long version, String updatedBy, Instant updatedAt) {

    /** The layer's id. */
    public String id() {
        return info.id();
    }

    /** Whose people may change it. */
    public String owner() {
        return info.owner().orElseThrow();
    }
}
