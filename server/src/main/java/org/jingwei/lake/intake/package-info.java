/** From a sent file to committed rows: received, read, checked, placed, landed in one commit. */
@NullMarked
package org.jingwei.lake.intake;

import org.jspecify.annotations.NullMarked;
