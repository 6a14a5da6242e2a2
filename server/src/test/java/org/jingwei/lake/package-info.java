/** Tests of {@code org.jingwei.lake}. */
@NullMarked
package org.jingwei.lake;

import org.jspecify.annotations.NullMarked;
