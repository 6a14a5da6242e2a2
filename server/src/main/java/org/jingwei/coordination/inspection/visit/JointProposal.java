package org.jingwei.coordination.inspection.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a centre is proposed for the open tasks of its area in some days.
 *
 * @param tasks how many were looked at
 * @param before visits on site, were each task done alone
 * @param after visits on site as proposed
 * @param jointVisits of them, how many several units make together
 * @param visitedTasks tasks that visits do
 * @param jointTasks of them, how many are done in joint visits
 * @param remote tasks that need no visit
 * @param unplanned tasks that no visit can take, by the reason
 * @param assumed units of which no valid certificate is known; one visit a day was assumed
 * @param visits the joint ones, those that save most first
 * @param whole whether all of them are in the list
 * @param flags enterprises that would be visited more often than is thought bearable
 */
public record JointProposal(
        LocalDate from,
        LocalDate to,
        int tasks,
        int before,
        int after,
        int jointVisits,
        int visitedTasks,
        int jointTasks,
        int remote,
        List<Left> unplanned,
        List<String> assumed,
        int jointAim,
        int laterJointAim,
        List<Joint> visits,
        boolean whole,
        List<Often> flags) {
    public JointProposal {
        unplanned = List.copyOf(unplanned);
        assumed = List.copyOf(assumed);
        visits = List.copyOf(visits);
        flags = List.copyOf(flags);
    }

    /** Tasks that are left out for one reason. */
    public record Left(String reason, long tasks) {}

    /**
     * A visit of several units.
     *
     * @param saved how many visits fewer than with one for each task
     * @param firstCommon the first day on which all of it may be done
     * @param lastCommon the last such day
     * @param commonDays how many there are
     * @param notJoined other tasks at the enterprise, and why they are not done here
     * @param matters those that were submitted and can be advised to merge now
     */
    public record Joint(
            String enterprise,
            String enterpriseName,
            LocalDate day,
            List<Part> parts,
            int saved,
            LocalDate firstCommon,
            LocalDate lastCommon,
            int commonDays,
            List<Other> notJoined,
            List<String> matters) {
        public Joint {
            parts = List.copyOf(parts);
            notJoined = List.copyOf(notJoined);
            matters = List.copyOf(matters);
        }
    }

    /**
     * What one unit does in a visit.
     *
     * @param barred officers who are named for it and are not to go to this enterprise
     */
    public record Part(
            String task,
            String organisation,
            String organisationName,
            String item,
            String itemName,
            LocalDate from,
            LocalDate to,
            Optional<String> matter,
            Optional<Long> number,
            Optional<String> state,
            boolean soonest,
            List<String> barred) {
        public Part {
            barred = List.copyOf(barred);
        }
    }

    /** A task that is done in another visit. */
    public record Other(String organisationName, String itemName, String why) {}

    /**
     * Many visits to one enterprise.
     *
     * @param period DAY, WEEK or MONTH
     */
    public record Often(
            String enterprise, String enterpriseName, String period, LocalDate from, int visits) {}
}
