package org.jingwei.catalog;

import java.util.Optional;
import org.jingwei.engine.geo.CoordinateSystem;

/**
 * Rows as points on the map.
 *
 * @param longitude the element that holds the longitude
 * @param latitude the element that holds the latitude
 * @param category the element, best with a closed list, that colours the points
 * @param crs the coordinate system of the two
 */
public record Points(
        String longitude, String latitude, Optional<String> category, CoordinateSystem crs) {}
