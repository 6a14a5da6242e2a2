/** How fast records come into the lake and slices come out of it, beside DuckDB alone. */
@NullMarked
package org.jingwei.bench.lake;

import org.jspecify.annotations.NullMarked;
