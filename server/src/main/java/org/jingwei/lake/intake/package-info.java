/** From a sent file to committed rows: received, read, checked, placed, landed in one commit. */
@NullMarked
@NamedInterface("intake")
package org.jingwei.lake.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
