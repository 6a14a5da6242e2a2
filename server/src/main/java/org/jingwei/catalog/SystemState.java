package org.jingwei.catalog;

/** How far a source system is connected. Whether it is stale is computed, never set. */
public enum SystemState {
    /** It is known, with its owner. */
    REGISTERED,
    /** Its fields are mapped to data elements. */
    MAPPED,
    /** Records come on trial. */
    TRIAL,
    /** Records come, and are expected in time. */
    LIVE,
    /** Nothing comes any more; the end. */
    RETIRED
}
