/** Reading from the map: what is here, what lies within, what is nearest. */
@NullMarked
package org.jingwei.map.reading;

import org.jspecify.annotations.NullMarked;
