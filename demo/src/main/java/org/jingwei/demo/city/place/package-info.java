/** The demo city's ground: its area tree and an outline for every node of it. */
@NullMarked
package org.jingwei.demo.city.place;

import org.jspecify.annotations.NullMarked;
