package org.jingwei.map.catalogue;

import java.util.Map;
import org.jingwei.engine.geo.AreaRanges;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * A feature of a file that was sent.
 *
 * @param number its place in the file, from 1
 * @param geometry in WGS84
 * @param areas the areas it touches: whoever reaches one of them sees it
 * @param properties texts, numbers and truths by name
 */
public record UploadedFeature(
        int number,
        Geometry geometry,
        AreaRanges areas,
        Map<String, @Nullable Object> properties) {}
