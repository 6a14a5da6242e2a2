/** Inspections of enterprises 涉企执法检查. */
@NullMarked
package org.jingwei.coordination.inspection;

import org.jspecify.annotations.NullMarked;
