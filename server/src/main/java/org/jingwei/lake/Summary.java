package org.jingwei.lake;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers of a slice by something its rows have in common.
 *
 * @param total the rows of the slice, also those of groups left out
 * @param unplaced the rows in no area, told to the owner only
 * @param more whether there are more groups than are listed
 * @param source where the numbers are from
 */
public record Summary(
        List<Item> items, long total, Optional<Long> unplaced, boolean more, Source source) {

    /** Where numbers are from. */
    public enum Source {
        /** They were kept with each batch. */
        AGGREGATE,
        /** The rows were read. */
        SCAN;

        /** Its name in an answer. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One group; the key is empty for rows without a value.
     *
     * @param sum the first sum that was asked for
     * @param values the measures by the words they were asked for with
     * @param validFrom since when the area was in use, if its code is valid no more
     * @param validTo until when it was
     * @param undivided how many of its rows are of areas that were divided since, and are counted
     *     for the area above the parts
     */
    public record Item(
            String key,
            String name,
            long count,
            Optional<BigDecimal> sum,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> values,
            Optional<String> validFrom,
            Optional<String> validTo,
            Optional<Long> undivided) {}

    public Summary {
        items = List.copyOf(items);
    }
}
