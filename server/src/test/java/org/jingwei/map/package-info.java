/** The map's layers, tiles and search as different people see them. */
@NullMarked
package org.jingwei.map;

import org.jspecify.annotations.NullMarked;
