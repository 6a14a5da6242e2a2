package org.jingwei.map.feature;

import java.util.List;
import java.util.Optional;

/**
 * Some features of a layer, in its order.
 *
 * @param next cursor of those after them; empty when there are none
 */
public record FeaturePage(List<Feature> items, Optional<String> next) {
    public FeaturePage {
        items = List.copyOf(items);
    }
}
