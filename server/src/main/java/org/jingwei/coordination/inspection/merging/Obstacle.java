package org.jingwei.coordination.inspection.merging;

/** Why a task cannot be done on a day, from the most general to the most particular. */
public enum Obstacle {
    /** The plan does not reach the day. */
    OUTSIDE_PLAN,
    /** Nobody works. */
    DAY_OFF,
    /** The enterprise is left in peace, and the task is no exception. */
    QUIET_PERIOD,
    /** All officers of the unit are elsewhere, and no visit of theirs can take the task along. */
    OFFICERS,
    /** The unit was there as often as it may in the year, and no visit of its can take the task. */
    YEARLY_CAP
}
