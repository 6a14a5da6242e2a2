package org.jingwei.engine.geo;

/**
 * Stored area codes from {@code lo} to {@code hi}, both included. Zero stands for "in no area" and
 * is in no range.
 */
public record AreaRange(long lo, long hi) implements Comparable<AreaRange> {

    /** The highest stored code there can be. */
    public static final long MAX = 999_999_999_999_999_999L;

    public AreaRange {
        if (lo < 1 || hi > MAX || lo > hi) {
            throw new IllegalArgumentException(
                    "area range " + lo + " to " + hi + " is not within 1 to " + MAX);
        }
    }

    /** Whether the stored code lies in the range. */
    public boolean contains(long value) {
        return lo <= value && value <= hi;
    }

    /** Whether the other range lies within this one. */
    public boolean contains(AreaRange other) {
        return lo <= other.lo && other.hi <= hi;
    }

    /** In order of {@code lo}, then of {@code hi}. */
    @Override
    public int compareTo(AreaRange other) {
        int byLo = Long.compare(lo, other.lo);
        return byLo != 0 ? byLo : Long.compare(hi, other.hi);
    }

    @Override
    public String toString() {
        return lo + "-" + hi;
    }
}
