package org.jingwei.ledger;

import java.util.List;

/**
 * The ledger summed up.
 *
 * @param items one for each key
 * @param total of all keys, also of those that are not listed
 */
public record LedgerSums(List<Item> items, Item total) {
    /** What the sums are by. */
    public enum By {
        /** The units that ask, those that impose most first. */
        REQUESTER,
        /** The areas right below the one that is asked for, and itself. */
        AREA,
        MECHANISM,
        MONTH,
        /** Why minutes were saved; what was not saved has the empty key. */
        SAVING
    }

    /**
     * One sum. What was taken back within the window is taken off, so a sum may be below zero.
     *
     * @param count entries behind it
     * @param asked entries among them in which something was asked for
     */
    public record Item(
            String key,
            String name,
            long count,
            long asked,
            long minutesAsked,
            long minutesImposed,
            long minutesSaved) {
        Item named(String other) {
            return new Item(key, other, count, asked, minutesAsked, minutesImposed, minutesSaved);
        }
    }

    public LedgerSums {
        items = List.copyOf(items);
    }
}
