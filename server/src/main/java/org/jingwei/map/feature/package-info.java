/** The features of any layer, one by one, as a scope sees them. */
@NullMarked
package org.jingwei.map.feature;

import org.jspecify.annotations.NullMarked;
