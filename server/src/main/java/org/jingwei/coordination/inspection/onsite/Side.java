package org.jingwei.coordination.inspection.onsite;

/** On which side of the door one stands. */
public enum Side {
    /** The unit that inspects. */
    OFFICER,
    /** The enterprise that is inspected. */
    ENTERPRISE,
    /** Whoever looks after the area: reads, and does nothing. */
    WATCHER
}
