package org.jingwei.lake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Numbers of a slice by something its rows have in common.
 *
 * @param total the rows of the slice, also those of groups left out
 * @param unplaced the rows in no area, told to the owner only
 * @param more whether there are more groups than are listed
 */
public record Summary(List<Item> items, long total, Optional<Long> unplaced, boolean more) {

    /** One group; the key is empty for rows without a value. */
    public record Item(String key, String name, long count, Optional<BigDecimal> sum) {}

    public Summary {
        items = List.copyOf(items);
    }
}
