/** Iceberg tables sorted by area, executed by DuckDB: batches in, slices out. */
@NullMarked
package org.jingwei.engine.lake;

import org.jspecify.annotations.NullMarked;
