package org.jingwei.area;

import org.locationtech.jts.geom.Geometry;

/** The boundary of an area, in WGS-84. */
public record AreaBoundary(Area area, Geometry geometry) {}
