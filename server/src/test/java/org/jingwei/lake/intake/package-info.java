/** Tests of {@code org.jingwei.lake.intake}. */
@NullMarked
package org.jingwei.lake.intake;

import org.jspecify.annotations.NullMarked;
