package org.jingwei.lake;

import java.util.List;
import java.util.Optional;

/**
 * Which rows of a dataset are asked for; the scope narrows it further.
 *
 * @param area code of the area whose rows they are, with all below it; empty means all areas
 * @param unplaced the rows in no area instead
 * @param filters conditions as {@code element:operator:value}, see {@link FilterText}
 */
public record SliceRequest(
        String dataset, Optional<String> area, boolean unplaced, List<String> filters) {

    public SliceRequest {
        filters = List.copyOf(filters);
    }

    /** All placed rows of a dataset. */
    public static SliceRequest of(String dataset) {
        return new SliceRequest(dataset, Optional.empty(), false, List.of());
    }

    /** The rows of an area. */
    public static SliceRequest of(String dataset, String area) {
        return new SliceRequest(dataset, Optional.of(area), false, List.of());
    }
}
