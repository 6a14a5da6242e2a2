package org.jingwei.lake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which rows of a dataset are asked for; the scope narrows it further.
 *
 * @param area code of the area whose rows they are, with all below it; empty means all areas
 * @param unplaced the rows in no area instead
 * @param filters conditions as {@code element:operator:value}, see {@link FilterText}
 * @param areas where rows of ended areas count
 * @param asOf the rows as they were at that time; as they are when empty
 */
public record SliceRequest(
        String dataset,
        Optional<String> area,
        boolean unplaced,
        List<String> filters,
        AreaReading areas,
        Optional<Instant> asOf) {

    public SliceRequest {
        filters = List.copyOf(filters);
    }

    /** All placed rows of a dataset. */
    public static SliceRequest of(String dataset) {
        return of(dataset, Optional.empty());
    }

    /** The rows of an area. */
    public static SliceRequest of(String dataset, String area) {
        return of(dataset, Optional.of(area));
    }

    private static SliceRequest of(String dataset, Optional<String> area) {
        return new SliceRequest(dataset, area, false, List.of(), AreaReading.NOW, Optional.empty());
    }
}
