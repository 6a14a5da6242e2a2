package org.jingwei.coordination.inspection.merging;

import java.util.Map;

/**
 * How often units came to enterprises in a year, or are bound to, before anything is planned: what
 * is planned comes on top of it.
 */
public record VisitsMade(Map<Place, Integer> times) {
    /** Nobody came anywhere. */
    public static final VisitsMade NONE = new VisitsMade(Map.of());

    /** Refuses numbers below none. */
    public VisitsMade {
        times = Map.copyOf(times);
        if (times.values().stream().anyMatch(many -> many < 0)) {
            throw new IllegalArgumentException("nobody came less than never");
        }
    }

    /** A unit at an enterprise in a year. */
    public record Place(String unit, String enterprise, int year) {}

    int of(String unit, String enterprise, int year) {
        return times.getOrDefault(new Place(unit, enterprise, year), 0);
    }
}
