package org.jingwei.coordination.calendar;

/**
 * The days or hours of an area were changed.
 *
 * @param lo first stored code of the area
 * @param hi last one
 */
public record CalendarChanged(long lo, long hi) {}
