/** What the centre advises instead of what was asked: merge, do it remotely, change, cancel. */
@NullMarked
package org.jingwei.coordination.advice;

import org.jspecify.annotations.NullMarked;
