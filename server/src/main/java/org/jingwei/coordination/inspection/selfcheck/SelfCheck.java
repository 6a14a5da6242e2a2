package org.jingwei.coordination.inspection.selfcheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What an enterprise found when it looked by itself.
 *
 * @param key of the enterprise
 * @param item code of the item
 * @param problem the common problem because of which it looked
 * @param found entries that were not right
 * @param help those of them that need help
 * @param shared whether the centres of its area and the unit whose item it is may read it
 */
public record SelfCheck(
        String id,
        long number,
        String key,
        String name,
        String item,
        String itemName,
        Optional<String> problem,
        LocalDate doneOn,
        List<Answer> answers,
        String note,
        int found,
        int help,
        boolean shared,
        Instant createdAt) {
    public SelfCheck {
        answers = List.copyOf(answers);
    }

    /** How it was. */
    public enum Result {
        FINE,
        MENDED,
        NEEDS_HELP,
        NOT_APPLICABLE;

        boolean isFound() {
            return this == MENDED || this == NEEDS_HELP;
        }
    }

    /**
     * How one entry was.
     *
     * @param text what was asked, as it was on the day
     */
    public record Answer(String entry, String text, Result result, String note) {}
}
