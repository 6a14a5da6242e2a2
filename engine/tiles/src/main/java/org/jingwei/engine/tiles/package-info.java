/** Point and polygon indexes in memory that answer vector tiles for a scope. */
@NullMarked
package org.jingwei.engine.tiles;

import org.jspecify.annotations.NullMarked;
