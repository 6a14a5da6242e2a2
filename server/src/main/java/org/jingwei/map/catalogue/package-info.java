/**
 * The layers that people make: what is said of one, how it is drawn, and the features sent for it.
 */
@NullMarked
package org.jingwei.map.catalogue;

import org.jspecify.annotations.NullMarked;
