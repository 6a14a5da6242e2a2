package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often units came to enterprises in a year, or are bound to, before anything is planned: what
 * is planned comes on top of it.
 *
 * @param times against the yearly cap
 * @param days of the visits that each enterprise had, one for each visit, whoever came
 */
public record VisitsMade(Map<Place, Integer> times, Map<String, List<LocalDate>> days) {
    /** Nobody came anywhere. */
    public static final VisitsMade NONE = new VisitsMade(Map.of());

    /** Refuses numbers below none. */
    public VisitsMade {
        times = Map.copyOf(times);
        days =
                days.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, of -> List.copyOf(of.getValue())));
        if (times.values().stream().anyMatch(many -> many < 0)) {
            throw new IllegalArgumentException("nobody came less than never");
        }
    }

    /** Such numbers, of visits whose days are not known. */
    public VisitsMade(Map<Place, Integer> times) {
        this(times, Map.of());
    }

    /** A unit at an enterprise in a year. */
    public record Place(String unit, String enterprise, int year) {}

    int of(String unit, String enterprise, int year) {
        return times.getOrDefault(new Place(unit, enterprise, year), 0);
    }

    /** How many visits an enterprise had in the period that begins on that day. */
    int in(String enterprise, Flag.Period period, LocalDate from) {
        return Math.toIntExact(
                days.getOrDefault(enterprise, List.of()).stream()
                        .filter(day -> period.firstDayOf(day).equals(from))
                        .count());
    }
}
