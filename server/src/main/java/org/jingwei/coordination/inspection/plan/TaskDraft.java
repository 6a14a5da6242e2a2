package org.jingwei.coordination.inspection.plan;

import java.time.Instant;
import java.time.LocalDate;
import org.jingwei.coordination.inspection.list.InspectionMode;
import org.jspecify.annotations.Nullable;

/**
 * A task of a case or an order, as somebody writes it down.
 *
 * @param emergencyAt when it was done, where nobody could be asked before
 */
public record TaskDraft(
        @Nullable TaskOrigin origin,
        @Nullable String source,
        @Nullable String item,
        @Nullable String enterprise,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Integer minutes,
        @Nullable InspectionMode mode,
        @Nullable Instant emergencyAt) {}
