package org.jingwei.lake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jingwei.lake.AreaReading;
import org.jingwei.lake.AsOf;
import org.jingwei.lake.SliceRequest;

/**
 * What rows are asked for, as request parameters.
 *
 * @param areas now: rows of ended areas count for their successors; then: as they came
 * @param asOf a time: the rows as they were
 */
record RowsAsked(
        Optional<String> area,
        Optional<Boolean> unplaced,
        Optional<String> areas,
        Optional<String> asOf) {

    /** Filters are taken as they stand: as a list, one with commas would be cut apart. */
    SliceRequest of(String dataset, HttpServletRequest request) {
        return new SliceRequest(
                dataset,
                area,
                unplaced.orElse(false),
                filters(request),
                areas.map(AreaReading::of).orElse(AreaReading.NOW),
                asOf.map(AsOf::parse));
    }

    private static List<String> filters(HttpServletRequest request) {
        String[] filters = request.getParameterValues("filter");
        return filters == null ? List.of() : List.of(filters);
    }
}
