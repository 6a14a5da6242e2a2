package org.jingwei.map;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jingwei.map.catalogue.LayerInfo;

/**
 * A layer of the map as one scope sees it.
 *
 * @param editable whether the scope may change it
 * @param categories the kinds of its features, with the numbers that stand for them in tiles
 * @param count how many features the scope has in it
 * @param version goes up when what it draws changed
 */
public record Layer(
        @JsonUnwrapped LayerInfo info,
        boolean editable,
        List<Category> categories,
        long count,
        long version) {

    public Layer {
        categories = List.copyOf(categories);
    }

    /** What it is called in addresses. */
    public String id() {
        return info.id();
    }
}
