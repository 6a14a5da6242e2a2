package org.jingwei.map;

import java.util.List;
import java.util.Optional;

/**
 * A layer of the map as one scope sees it.
 *
 * @param dataset the dataset whose rows it shows; none for the areas themselves
 * @param maxZoom the deepest zoom with tiles of its own; deeper ones are drawn from it
 * @param count how many features the scope has in it
 * @param synthetic whether something in it is made up
 */
public record Layer(
        String id,
        String name,
        String nameEn,
        Geometry geometry,
        Optional<String> dataset,
        int minZoom,
        int maxZoom,
        List<Category> categories,
        long count,
        boolean synthetic) {

    /** What a layer is made of. */
    public enum Geometry {
        POINT,
        POLYGON
    }

    public Layer {
        categories = List.copyOf(categories);
    }
}
