package org.jingwei.engine.tiles;

import org.locationtech.jts.geom.Geometry;

/**
 * A line as it is drawn: a road, a river, a pipe.
 *
 * @param id what the caller calls it
 * @param area the stored code of the area it belongs to; with 0 no scope shows it
 * @param category a small number, not negative
 * @param name its name; empty for none
 * @param geometry its lines in WGS-84
 */
public record LineShape(long id, long area, int category, String name, Geometry geometry) {}
