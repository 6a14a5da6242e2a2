package org.jingwei.coordination.inspection.plan;

import java.util.List;
import org.jingwei.coordination.inspection.list.InspectionMode;
import org.jspecify.annotations.Nullable;

/** A plan as somebody writes it down; nothing in it is checked yet. */
public record PlanDraft(
        @Nullable Integer year,
        InspectionPlan.@Nullable Kind kind,
        @Nullable String title,
        @Nullable List<@Nullable LineDraft> lines) {

    /**
     * A line of it.
     *
     * @param many how many enterprises; as many as are named where it is not said
     * @param enterprises keys of those that are chosen already
     */
    public record LineDraft(
            @Nullable String item,
            @Nullable Integer fromMonth,
            @Nullable Integer toMonth,
            @Nullable InspectionMode mode,
            @Nullable Integer minutes,
            @Nullable Integer many,
            @Nullable List<String> enterprises) {}
}
