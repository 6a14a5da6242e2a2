/** What the ways from a department's system into the intake share: who delivers, what, how much. */
@NullMarked
package org.jingwei.lake.source;

import org.jspecify.annotations.NullMarked;
