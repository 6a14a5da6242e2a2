/** What the gate promises. */
@NullMarked
package org.jingwei.coordination;

import org.jspecify.annotations.NullMarked;
