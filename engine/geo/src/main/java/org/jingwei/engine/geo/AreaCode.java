package org.jingwei.engine.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The code of one area of a scheme; equal codes name the same area however they were written. */
public final class AreaCode implements Comparable<AreaCode> {

    private final AreaScheme scheme;
    private final long value;
    private final int depth;

    /** Only {@link AreaScheme} makes codes, having checked them. */
    AreaCode(AreaScheme scheme, long value, int depth) {
        this.scheme = scheme;
        this.value = value;
        this.depth = depth;
    }

    /** The scheme this is a code of. */
    public AreaScheme scheme() {
        return scheme;
    }

    /** The stored number: the code's digits on the left, filled up to 18 with zeros. */
    public long value() {
        return value;
    }

    /** The level of the area. */
    public AreaScheme.Level level() {
        return scheme.levels().get(depth - 1);
    }

    /** 1 for an area of the root level, and one more for each level below. */
    public int depth() {
        return depth;
    }

    /** The area one level up; none for an area of the root level. */
    public Optional<AreaCode> parent() {
        return depth == 1 ? Optional.empty() : Optional.of(ancestorAt(depth - 1));
    }

    /** The area of this depth that this one is or lies in. */
    public AreaCode ancestorAt(int ancestorDepth) {
        if (ancestorDepth < 1 || ancestorDepth > depth) {
            throw new IllegalArgumentException(
                    "area "
                            + this
                            + " has depth "
                            + depth
                            + " and no ancestor at "
                            + ancestorDepth);
        }
        long span = scheme.levels().get(ancestorDepth - 1).span();
        return new AreaCode(scheme, value - value % span, ancestorDepth);
    }

    /** The path from the root level down to this area, which is the last. */
    public List<AreaCode> ancestors() {
        List<AreaCode> path = new ArrayList<>(depth);
        for (int i = 1; i <= depth; i++) {
            path.add(ancestorAt(i));
        }
        return List.copyOf(path);
    }

    /** The child with this number, which must fit the digits of the level below. */
    public AreaCode child(int number) {
        if (depth == scheme.levels().size()) {
            throw new IllegalArgumentException("area " + this + " is of the lowest level");
        }
        AreaScheme.Level below = scheme.levels().get(depth);
        if (number < 1 || number >= AreaScheme.powerOfTen(below.digits())) {
            throw new IllegalArgumentException(
                    "child " + number + " of area " + this + " does not fit " + below);
        }
        return new AreaCode(scheme, value + number * below.span(), depth + 1);
    }

    /** All codes of this area and of everything below it. */
    public AreaRange range() {
        return new AreaRange(value, value + level().span() - 1);
    }

    /** Whether the other area is this one or lies below it. */
    public boolean contains(AreaCode other) {
        return range().contains(other.value);
    }

    /** The code in its own length, for example 350302 for a county. */
    public String text() {
        String digits = Long.toString(value / level().span());
        return "0".repeat(level().length() - digits.length()) + digits;
    }

    @Override
    public int compareTo(AreaCode other) {
        return Long.compare(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AreaCode code && value == code.value && scheme.equals(code.scheme);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(value);
    }

    @Override
    public String toString() {
        return text();
    }
}
