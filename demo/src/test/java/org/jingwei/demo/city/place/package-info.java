/** Tests of the demo city: place. */
@NullMarked
package org.jingwei.demo.city.place;

import org.jspecify.annotations.NullMarked;
