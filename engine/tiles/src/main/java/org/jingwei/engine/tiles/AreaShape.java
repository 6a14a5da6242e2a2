package org.jingwei.engine.tiles;

import org.jingwei.engine.geo.AreaCode;
import org.locationtech.jts.geom.Geometry;

/**
 * An area as it is drawn.
 *
 * @param code its code, which also says its level
 * @param name its name
 * @param synthetic whether the outline was made up, as in a demonstration
 * @param geometry its polygons in WGS-84
 */
public record AreaShape(AreaCode code, String name, boolean synthetic, Geometry geometry) {}
