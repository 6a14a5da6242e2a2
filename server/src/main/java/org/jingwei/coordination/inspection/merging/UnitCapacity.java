package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.util.Map;

/**
 * How many visits a unit can make on a working day.
 *
 * @param visitsPerDay the usual number
 * @param otherwise the days on which it is another one
 */
public record UnitCapacity(String unit, int visitsPerDay, Map<LocalDate, Integer> otherwise) {
    /** Nobody inspects alone. */
    public static final int OFFICERS_PER_VISIT = 2;

    /** Refuses numbers below none. */
    public UnitCapacity {
        otherwise = Map.copyOf(otherwise);
        if (visitsPerDay < 0 || otherwise.values().stream().anyMatch(visits -> visits < 0)) {
            throw new IllegalArgumentException(
                    "unit %s cannot make less than no visit a day".formatted(unit));
        }
    }

    /** What so many officers can do, two at a time. */
    public static UnitCapacity ofOfficers(String unit, int officers) {
        return new UnitCapacity(unit, officers / OFFICERS_PER_VISIT, Map.of());
    }

    /** The visits that the unit can make on that day, if it is a working day. */
    public int visitsOn(LocalDate day) {
        return otherwise.getOrDefault(day, visitsPerDay);
    }
}
