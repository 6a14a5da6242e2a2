package org.jingwei.catalog;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source system as somebody describes it, with its businesses; nothing in it is checked yet. */
public record SystemDefinition(
        @Nullable String id,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String owner,
        @Nullable String vendor,
        @Nullable String contact,
        @Nullable String accessMode,
        @Nullable String state,
        @Nullable Instant stateSince,
        @Nullable String freshnessTarget,
        @Nullable Boolean synthetic,
        @Nullable List<@Nullable OfBusiness> businesses) {

    /** A business as described. */
    public record OfBusiness(
            @Nullable String id,
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable String description,
            @Nullable List<@Nullable String> datasets,
            @Nullable String freshnessTarget) {}
}
