@NullMarked
package org.jingwei.map.reading;

import org.jspecify.annotations.NullMarked;
