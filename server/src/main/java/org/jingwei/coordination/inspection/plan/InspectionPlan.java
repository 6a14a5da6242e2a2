package org.jingwei.coordination.inspection.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.inspection.list.InspectionMode;

/**
 * What a unit means to inspect in a year, or in a campaign.
 *
 * @param version goes up with each change; who changes a plan says which version it has seen
 * @param filingNumber under which it is filed; empty until then
 * @param reason why it was last returned or withdrawn
 * @param lines how many it has
 * @param many how many inspections it asks for
 * @param tasks how many tasks came of it; empty where the caller does not see all of them
 */
public record InspectionPlan(
        String id,
        long number,
        int year,
        Kind kind,
        String title,
        String organisation,
        String organisationName,
        State state,
        int version,
        String filingNumber,
        String reason,
        Optional<Instant> filedAt,
        Optional<Instant> publishedAt,
        int lines,
        int many,
        Optional<Integer> tasks) {

    /** What it is a plan of. */
    public enum Kind {
        /** A year. */
        ANNUAL,
        /** A campaign of the unit. */
        SPECIAL
    }

    /** How far it is. */
    public enum State {
        /** Its unit's alone. */
        DRAFT,
        /** With the centre. */
        FILED,
        /** In force, and read by everybody. */
        PUBLISHED,
        /** In force no more, or never. */
        WITHDRAWN
    }

    /** An enterprise that a line names. */
    public record Enterprise(String key, String name) {}

    /**
     * So many inspections of one item.
     *
     * @param fromMonth from its first day
     * @param toMonth to its last day
     * @param many how many enterprises
     * @param enterprises those that are chosen, as far as the caller may know them
     * @param tasks how many tasks came of it; empty where the caller does not see all of them
     */
    public record Line(
            int number,
            String item,
            String itemName,
            int fromMonth,
            int toMonth,
            InspectionMode mode,
            int minutes,
            int many,
            List<Enterprise> enterprises,
            Optional<Integer> tasks) {
        public Line {
            enterprises = List.copyOf(enterprises);
        }
    }
}
