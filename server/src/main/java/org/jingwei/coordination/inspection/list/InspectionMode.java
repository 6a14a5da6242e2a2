package org.jingwei.coordination.inspection.list;

/** How something is inspected. */
public enum InspectionMode {
    /** Officers come to the enterprise. */
    ON_SITE,
    /** By paper, data, video or drone: nobody comes. */
    REMOTE
}
