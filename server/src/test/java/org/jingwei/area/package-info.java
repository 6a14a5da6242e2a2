/** The area tree through the API, on the real PostgreSQL. */
@NullMarked
package org.jingwei.area;

import org.jspecify.annotations.NullMarked;
