package org.jingwei.coordination.calendar;

import java.time.LocalDate;

/**
 * A day that is not what its weekday says.
 *
 * @param working whether people work on it
 * @param name of the holiday, or why the day is different
 */
public record CalendarDay(LocalDate day, boolean working, String name) {}
