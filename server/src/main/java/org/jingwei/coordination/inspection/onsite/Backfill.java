package org.jingwei.coordination.inspection.onsite;

/** Why a visit is written down after it, and was not scanned. */
public enum Backfill {
    /** The network or the platform was away. */
    NETWORK,
    /** It could not wait for a code. */
    URGENT,
    /** Something else, which the reason says. */
    OTHER
}
