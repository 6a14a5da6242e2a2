/** Joint visits: what a centre is proposed for the tasks of its area, and advises. */
@NullMarked
package org.jingwei.coordination.inspection.visit;

import org.jspecify.annotations.NullMarked;
