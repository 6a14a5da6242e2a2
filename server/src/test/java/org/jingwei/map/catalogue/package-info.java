@NullMarked
package org.jingwei.map.catalogue;

import org.jspecify.annotations.NullMarked;
