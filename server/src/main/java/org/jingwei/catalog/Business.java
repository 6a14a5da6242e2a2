package org.jingwei.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One business of a source system: what is done there, and which datasets it fills.
 *
 * @param datasets those of its datasets that the reader may see
 * @param freshnessTarget its own, where it has another one than its system
 * @param lastSync when something last came, or was looked for and nothing was new
 * @param staleSince since when it is late
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Business(
        String system,
        String id,
        String name,
        String nameEn,
        String description,
        List<String> datasets,
        Optional<FreshnessTarget> freshnessTarget,
        Optional<Instant> lastSync,
        boolean stale,
        Optional<Instant> staleSince) {
    public Business {
        datasets = List.copyOf(datasets);
    }
}
