package org.jingwei.coordination.inspection.merging;

/**
 * A rule that a plan breaks.
 *
 * @param what where, in words
 */
public record Violation(Kind kind, String what) {
    /** What is broken. */
    public enum Kind {
        /** A task is neither visited nor remote nor left out with a reason. */
        TASK_LOST,
        /** A task has more than one place. */
        TASK_TWICE,
        /** A task that nobody asked for. */
        TASK_UNKNOWN,
        /** A visit does what belongs to another enterprise. */
        WRONG_ENTERPRISE,
        /** A remote task has a visit, or the other way round. */
        WRONG_PRESENCE,
        /** A visit lies outside the plan's days or before the earliest. */
        OUTSIDE_PLAN,
        /** A task is done before or after its window. */
        OUTSIDE_WINDOW,
        /** A visit on a day on which nobody works. */
        DAY_OFF,
        /** A task that is no exception, in a quiet period. */
        QUIET_PERIOD,
        /** A unit has more visits on a day than officers for them. */
        OFFICERS,
        /** A unit comes to an enterprise more often than it may in a year. */
        YEARLY_CAP,
        /** Items in one visit that cannot be inspected together. */
        ITEMS_APART,
        /** More units in a visit than may come together, or several tasks where none may join. */
        TOO_MANY_TOGETHER,
        /** A fixed visit has lost its day or a task, or what is not fixed says that it is. */
        FIXED_CHANGED,
        /**
         * A task is left out that could be added, or for another reason than the one that is told.
         */
        WRONG_REASON
    }
}
