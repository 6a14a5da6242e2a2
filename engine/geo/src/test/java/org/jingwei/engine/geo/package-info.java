/** Tests of area codes, coordinate systems, grid keys and boundaries. */
@NullMarked
package org.jingwei.engine.geo;

import org.jspecify.annotations.NullMarked;
