/** Tests of working days and working time. */
@NullMarked
package org.jingwei.coordination.calendar;

import org.jspecify.annotations.NullMarked;
