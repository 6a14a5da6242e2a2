package org.jingwei.lake;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One page of records.
 *
 * @param next cursor of the page after it; absent on the last
 * @param total how many rows the slice has, where it was asked for
 * @param totalSource where that number is from
 */
public record RecordPage(
        List<DatasetRecord> items,
        Optional<String> next,
        Optional<Long> total,
        Optional<TotalSource> totalSource) {
    public RecordPage {
        items = List.copyOf(items);
    }

    /** Whether the rows are to be counted. */
    public enum Counting {
        NONE,
        EXACT,
        /** About, from what is known of the files; exact where that costs no more. */
        ESTIMATED
    }

    /** Where a total is from. */
    public enum TotalSource {
        /** It was kept with each batch; exact. */
        AGGREGATE,
        /** The rows were read; exact. */
        SCAN,
        /** From what is known of the files. */
        ESTIMATE;

        /** Its name in an answer. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A number of rows, and where it is from. */
    record Total(long rows, TotalSource source) {}
}
