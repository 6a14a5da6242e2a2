package org.jingwei.coordination.inspection.lesson;

import java.util.List;

/**
 * A pattern across the results of inspections in a centre's area that nobody has reviewed yet.
 *
 * @param entry of the item's checklist
 * @param round how often the pattern came up, this time included
 * @param enterprises in which it was found
 * @param checked enterprises in which it was looked for
 * @param samples some of the words in which it was written down
 */
public record Proposal(
        String item,
        String itemName,
        String objectType,
        String entry,
        String entryText,
        int round,
        int enterprises,
        int checked,
        List<String> samples) {
    public Proposal {
        samples = List.copyOf(samples);
    }
}
