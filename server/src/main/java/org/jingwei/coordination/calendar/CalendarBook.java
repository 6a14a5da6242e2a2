package org.jingwei.coordination.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jingwei.engine.geo.AreaRange;

/**
 * All that was said about working time, read at one moment: the country's days, and what areas set
 * otherwise. What an area says holds for all below it that do not say otherwise themselves.
 */
public final class CalendarBook {
    private final ZoneId zone;
    private final List<CalendarDay> national;
    private final List<AreaDay> days;
    private final List<AreaHours> hours;
    private final Map<List<AreaRange>, WorkingCalendar> made = new HashMap<>();

    /** What one area says of one day. */
    record AreaDay(AreaRange area, CalendarDay day) {}

    /** The hours that one area keeps. */
    record AreaHours(AreaRange area, WorkingHours hours) {}

    CalendarBook(
            ZoneId zone, List<CalendarDay> national, List<AreaDay> days, List<AreaHours> hours) {
        this.zone = zone;
        this.national = national;
        this.days = widestFirst(days, Comparator.comparing(AreaDay::area, CalendarBook::compare));
        this.hours =
                widestFirst(hours, Comparator.comparing(AreaHours::area, CalendarBook::compare));
    }

    private static <T> List<T> widestFirst(List<T> some, Comparator<T> order) {
        return some.stream().sorted(order).toList();
    }

    private static int compare(AreaRange one, AreaRange other) {
        return Long.compare(other.hi() - other.lo(), one.hi() - one.lo());
    }

    /** The calendar of an area, or of several by the codes from the first to the last of them. */
    public WorkingCalendar of(long lo, long hi) {
        List<AreaRange> key =
                Stream.concat(days.stream().map(AreaDay::area), hours.stream().map(AreaHours::area))
                        .filter(area -> holds(area, lo, hi))
                        .distinct()
                        .toList();
        return made.computeIfAbsent(
                key,
                _ -> {
                    Map<LocalDate, Boolean> exceptions = new HashMap<>();
                    exceptions(lo, hi)
                            .forEach((day, each) -> exceptions.put(day, each.day().working()));
                    return new WorkingCalendar(zone, hours(lo, hi), exceptions);
                });
    }

    private static boolean holds(AreaRange area, long lo, long hi) {
        return area.contains(lo) && area.contains(hi);
    }

    /** The hours that hold in an area. */
    WorkingHours hours(long lo, long hi) {
        return hours.stream()
                .filter(each -> holds(each.area(), lo, hi))
                .reduce((wider, nearer) -> nearer)
                .map(AreaHours::hours)
                .orElse(WorkingHours.USUAL);
    }

    /** Whether this very area keeps hours of its own. */
    boolean setsHours(AreaRange area) {
        return hours.stream().anyMatch(each -> each.area().equals(area));
    }

    /** The days that are not what their weekday says, with the area that says so. */
    Map<LocalDate, Said> exceptions(long lo, long hi) {
        Map<LocalDate, Said> said = new TreeMap<>();
        national.forEach(day -> said.put(day.day(), new Said(day, 0)));
        days.stream()
                .filter(each -> holds(each.area(), lo, hi))
                .forEach(
                        each -> said.put(each.day().day(), new Said(each.day(), each.area().lo())));
        return said;
    }

    /**
     * What holds on a day.
     *
     * @param area stored code of the area that says so; 0 for the country
     */
    record Said(CalendarDay day, long area) {}
}
