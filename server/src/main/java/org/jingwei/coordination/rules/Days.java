package org.jingwei.coordination.rules;

import java.time.LocalDate;

/** Days from the first to the last, both included. */
record Days(LocalDate first, LocalDate last) {
    Days {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(last + " is before " + first);
        }
    }

    boolean overlaps(Days other) {
        return !last.isBefore(other.first) && !first.isAfter(other.last);
    }

    /** These days, and as many before and after them. */
    Days wider(int days) {
        return new Days(first.minusDays(days), last.plusDays(days));
    }

    @Override
    public String toString() {
        return first.equals(last) ? first.toString() : first + " – " + last;
    }
}
