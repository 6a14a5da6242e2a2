package org.jingwei.coordination.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * Counts in working days and working time: Monday to Friday, except the days that are said to be
 * otherwise, within the working hours of a time zone.
 *
 * <p>Walks from day to day, so an answer costs as many steps as days lie between; it goes no
 * further than {@value #MOST_DAYS}. Working time is measured between instants: a day on which the
 * clock is put forward is shorter. {@link #add} gives the first instant by which that much was
 * worked, so that {@code add(add(t, a), b) = add(t, a + b)}, {@code between(t, add(t, a)) = a} and
 * a later start never ends earlier.
 */
public final class WorkingCalendar {
    private static final int MOST_DAYS = 4000;

    private final ZoneId zone;
    private final WorkingHours hours;
    private final Map<LocalDate, Boolean> exceptions;

    /**
     * A calendar.
     *
     * @param exceptions days that are not what their weekday says, and whether people work on them
     */
    public WorkingCalendar(ZoneId zone, WorkingHours hours, Map<LocalDate, Boolean> exceptions) {
        this.zone = zone;
        this.hours = hours;
        this.exceptions = Map.copyOf(exceptions);
    }

    /** Whether people work on that day. */
    public boolean isWorking(LocalDate day) {
        Boolean exception = exceptions.get(day);
        return exception != null
                ? exception
                : day.getDayOfWeek() != DayOfWeek.SATURDAY
                        && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /** The day that a moment belongs to where this calendar is kept. */
    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** Whether people are at work then. */
    public boolean isWorkingTime(Instant moment) {
        LocalTime time = moment.atZone(zone).toLocalTime();
        return isWorking(dayOf(moment))
                && hours.spans().stream()
                        .anyMatch(span -> !time.isBefore(span.from()) && time.isBefore(span.to()));
    }

    /** This day if people work on it, else the next on which they do. */
    public LocalDate workingDayFrom(LocalDate day) {
        LocalDate last = day.plusDays(MOST_DAYS);
        for (LocalDate each = day; each.isBefore(last); each = each.plusDays(1)) {
            if (isWorking(each)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no working day after " + day);
    }

    /**
     * The end of work on the last of so many working days. The day on which time begins to run is
     * not counted, as is the law's way.
     */
    public Instant endOfDays(Instant from, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("days must be at least 1, not " + days);
        }
        LocalDate day = dayOf(from);
        for (int i = 0; i < days; i++) {
            day = workingDayFrom(day.plusDays(1));
        }
        return instant(day, hours.end());
    }

    /** The first moment by which that much was worked since. */
    public Instant add(Instant from, Duration working) {
        if (working.isNegative()) {
            throw new IllegalArgumentException("working time must not be negative");
        }
        Duration rest = working;
        LocalDate first = dayOf(from);
        LocalDate last = first.plusDays(MOST_DAYS);
        for (LocalDate day = first; !rest.isZero() && day.isBefore(last); day = day.plusDays(1)) {
            for (WorkingHours.Span span : spansOf(day)) {
                Instant start = later(from, instant(day, span.from()));
                Duration free = Duration.between(start, instant(day, span.to()));
                if (free.isPositive() && rest.compareTo(free) <= 0) {
                    return start.plus(rest);
                }
                rest = free.isPositive() ? rest.minus(free) : rest;
            }
        }
        if (!rest.isZero()) {
            throw new IllegalArgumentException("more working time than there is until " + last);
        }
        return from;
    }

    /** The working time from one moment to another; negative if the other comes first. */
    public Duration between(Instant from, Instant to) {
        if (to.isBefore(from)) {
            return between(to, from).negated();
        }
        Duration sum = Duration.ZERO;
        LocalDate end = dayOf(to);
        if (dayOf(from).plusDays(MOST_DAYS).isBefore(end)) {
            throw new IllegalArgumentException("more than " + MOST_DAYS + " days to count");
        }
        for (LocalDate day = dayOf(from); !day.isAfter(end); day = day.plusDays(1)) {
            for (WorkingHours.Span span : spansOf(day)) {
                Instant start = later(from, instant(day, span.from()));
                Instant stop = instant(day, span.to());
                Duration worked = Duration.between(start, stop.isAfter(to) ? to : stop);
                sum = worked.isPositive() ? sum.plus(worked) : sum;
            }
        }
        return sum;
    }

    private Iterable<WorkingHours.Span> spansOf(LocalDate day) {
        return isWorking(day) ? hours.spans() : List.of();
    }

    private Instant instant(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
