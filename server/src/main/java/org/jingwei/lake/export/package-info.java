/** Records on their way out as files: CSV, workbooks, Parquet. */
@NullMarked
@NamedInterface("export")
package org.jingwei.lake.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
