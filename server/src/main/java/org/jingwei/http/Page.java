package org.jingwei.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items the rows of this page
 * @param next cursor of the page after it; absent on the last
 * @param total rows in all, where it was asked for
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Page<T>(List<T> items, Optional<String> next, Optional<Long> total) {
    public Page {
        items = List.copyOf(items);
    }

    /** A list that is whole. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, Optional.empty(), Optional.empty());
    }

    /**
     * A page out of one row more than was asked for: the row too many tells that there is a next
     * page.
     */
    public static <T> Page<T> of(List<T> oneMore, int limit, Function<T, String> cursor) {
        if (oneMore.size() <= limit) {
            return whole(oneMore);
        }
        List<T> items = oneMore.subList(0, limit);
        return new Page<>(items, Optional.of(cursor.apply(items.getLast())), Optional.empty());
    }
}
