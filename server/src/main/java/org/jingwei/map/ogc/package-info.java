/**
 * OGC API: Features (OGC 17-069r4, 18-058r1) and Tiles (OGC 20-057) over the layers that a caller
 * has.
 */
@NullMarked
package org.jingwei.map.ogc;

import org.jspecify.annotations.NullMarked;
