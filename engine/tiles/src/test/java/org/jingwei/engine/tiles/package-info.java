/** Tests of the tile indexes against brute force and an independent decoder. */
@NullMarked
package org.jingwei.engine.tiles;

import org.jspecify.annotations.NullMarked;
