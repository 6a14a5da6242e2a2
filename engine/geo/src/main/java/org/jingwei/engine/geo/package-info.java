/** Area schemes and codes, coordinate systems, tile and grid keys, boundaries. */
@NullMarked
package org.jingwei.engine.geo;

import org.jspecify.annotations.NullMarked;
