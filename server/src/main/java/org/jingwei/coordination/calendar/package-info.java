/**
 * When people work: working days, holidays and working hours, as the country and each area set
 * them.
 */
@NullMarked
package org.jingwei.coordination.calendar;

import org.jspecify.annotations.NullMarked;
