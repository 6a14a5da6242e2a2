@NullMarked
package org.jingwei.map.ogc;

import org.jspecify.annotations.NullMarked;
