/** Shapes in memory: read from GeoJSON and written to it, found by place, drawn into tiles. */
@NullMarked
package org.jingwei.map.shape;

import org.jspecify.annotations.NullMarked;
