package org.jingwei.coordination.inspection.merging;

/** Whether an inspection needs somebody to come. */
public enum Presence {
    /** Officers come to the enterprise. */
    ON_SITE,
    /** By paper, data, video or drone: no visit. */
    REMOTE
}
