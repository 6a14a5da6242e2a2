package org.jingwei.coordination.inspection.list;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An item as somebody writes it down; nothing in it is checked yet. */
public record InspectionItemDraft(
        @Nullable String name,
        @Nullable String legalBasis,
        @Nullable String organisation,
        @Nullable String objectType,
        @Nullable InspectionMode mode,
        @Nullable List<@Nullable CheckDraft> checklist,
        @Nullable Integer capPerYear,
        @Nullable LocalDate publishedOn,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate lastUsedOn) {

    /** An entry of the checklist; its id is made where there is none. */
    public record CheckDraft(
            @Nullable String id,
            @Nullable String text,
            @Nullable String textEn,
            @Nullable String basis) {}
}
