package org.jingwei.coordination;

import java.time.LocalDate;
import java.util.List;
import org.jingwei.scope.SubjectKey;
import org.jspecify.annotations.Nullable;

/** A matter as somebody writes it down; nothing in it is checked yet. */
public record MatterDraft(
        @Nullable String mechanism,
        @Nullable String title,
        @Nullable String legalBasis,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Integer minutes,
        @Nullable String note,
        @Nullable List<SubjectKey> targets,
        @Nullable Ground ground,
        @Nullable String item,
        @Nullable List<String> officers) {}
