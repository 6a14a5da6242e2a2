package org.jingwei.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * A department's system from which records come.
 *
 * @param vendor who made it; told to its owner only, like the contact
 * @param freshnessTarget how often each of its businesses that fill a dataset is expected
 * @param businesses how many businesses run on it
 * @param datasets how many datasets they fill
 * @param lastSync when something last came, or was looked for and nothing was new
 * @param stale whether it is live and one of its businesses is late
 * @param staleSince since when the first of them is
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SourceSystem(
        String id,
        String name,
        String nameEn,
        String owner,
        Optional<String> vendor,
        Optional<String> contact,
        AccessMode accessMode,
        SystemState state,
        Instant stateSince,
        Optional<FreshnessTarget> freshnessTarget,
        boolean synthetic,
        long businesses,
        long datasets,
        Optional<Instant> lastSync,
        boolean stale,
        Optional<Instant> staleSince) {

    /** Whether records may come from it now. */
    public boolean mayDeliver() {
        return state != SystemState.RETIRED;
    }
}
