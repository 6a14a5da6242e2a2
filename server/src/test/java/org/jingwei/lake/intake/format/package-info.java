/** Tests of {@code org.jingwei.lake.intake.format}. */
@NullMarked
package org.jingwei.lake.intake.format;

import org.jspecify.annotations.NullMarked;
