package org.jingwei.map.shape;

import java.util.Map;
import org.jingwei.engine.geo.AreaRanges;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * Something with a place.
 *
 * @param number its place in the order of its set
 * @param id what it is called in its layer
 * @param name what is written beside it; empty for none
 * @param geometry in WGS84
 * @param areas the areas it belongs to
 */
public record Shape(
        int number,
        String id,
        String name,
        Geometry geometry,
        AreaRanges areas,
        Map<String, @Nullable Object> properties) {}
