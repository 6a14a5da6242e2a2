package org.jingwei.engine.tiles;

/** What is said of a cell where points are counted. */
public enum CellDetail {
    /** Its {@code count}. */
    COUNT,

    /** Also its most frequent {@code category}, the lowest of several. */
    DOMINANT,

    /** Also how many there are of each category: {@code c0}, {@code c1} … where not zero. */
    BY_CATEGORY
}
