/** Layers, tiles and search over HTTP. */
@NullMarked
package org.jingwei.map.web;

import org.jspecify.annotations.NullMarked;
