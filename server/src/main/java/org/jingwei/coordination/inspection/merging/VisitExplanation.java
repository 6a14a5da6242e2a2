package org.jingwei.coordination.inspection.merging;

import java.time.LocalDate;
import java.util.List;

/**
 * Why a visit is proposed as it is, as data for an advice.
 *
 * @param savedVisits how many visits fewer than with one for each task
 * @param commonDays the days on which all its tasks may be done, as far as the calendar says
 * @param soonestDeadline the task whose window ends first
 * @param notJoined tasks at the same enterprise that are done in other visits, and why not here
 */
public record VisitExplanation(
        Visit visit,
        int savedVisits,
        List<LocalDate> commonDays,
        InspectionTask soonestDeadline,
        List<NotJoined> notJoined) {
    /** Keeps its own lists. */
    public VisitExplanation {
        commonDays = List.copyOf(commonDays);
        notJoined = List.copyOf(notJoined);
    }

    /** A task that is not done in the visit. */
    public record NotJoined(InspectionTask task, Why why) {}

    /** Why a task is not done in a visit. */
    public enum Why {
        /** Joining is switched off. */
        NO_JOINING,
        /** Its window and the others' have no working day in common. */
        NO_COMMON_DAY,
        /** Its days in common with the others are quiet ones. */
        QUIET_PERIOD,
        /** Its item cannot be inspected together with one of the visit's. */
        ITEMS_APART,
        /** One more unit would be too many. */
        TOO_MANY_UNITS,
        /**
         * It could be done here; it is done in a visit that is needed anyway, or officers lacked.
         */
        DONE_ELSEWHERE
    }
}
