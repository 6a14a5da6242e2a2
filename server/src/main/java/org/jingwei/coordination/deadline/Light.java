package org.jingwei.coordination.deadline;

/** How much of the time is left. */
public enum Light {
    /** Enough. */
    GREEN,
    /** As little as the life says one should be warned of. */
    YELLOW,
    /** None. */
    RED
}
