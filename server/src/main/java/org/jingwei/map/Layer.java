package org.jingwei.map;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import org.jingwei.map.catalogue.LayerInfo;

/**
 * A layer of the map as one scope sees it.
 *
 * @param editable whether the scope may change it
 * @param categories the kinds of its features, with the numbers that stand for them in tiles
 * @param count how many features the scope has in it
 * @param version goes up when what it draws changed
 * @param time from when to when its features are, if its tiles can be asked for a window of time
 */
public record Layer(
        @JsonUnwrapped LayerInfo info,
        boolean editable,
        List<Category> categories,
        long count,
        long version,
        Optional<LayerTime> time) {

    public Layer {
        categories = List.copyOf(categories);
    }

    /** What it is called in addresses. */
    public String id() {
        return info.id();
    }
}
