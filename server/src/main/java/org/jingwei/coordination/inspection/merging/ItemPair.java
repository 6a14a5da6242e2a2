package org.jingwei.coordination.inspection.merging;

/** Two items that cannot be inspected in one visit; the order does not matter. */
public record ItemPair(String one, String other) {
    /** Puts the two in order. */
    public ItemPair {
        if (one.compareTo(other) > 0) {
            String first = other;
            other = one;
            one = first;
        }
    }
}
