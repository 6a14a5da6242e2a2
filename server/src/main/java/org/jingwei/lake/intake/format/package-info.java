/** Files of several formats as rows of text: one seam, {@code SourceRows}, for all of them. */
@NullMarked
package org.jingwei.lake.intake.format;

import org.jspecify.annotations.NullMarked;
