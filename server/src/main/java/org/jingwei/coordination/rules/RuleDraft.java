package org.jingwei.coordination.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A rule as somebody writes it down; nothing in it is checked yet. */
public record RuleDraft(
        @Nullable String id,
        @Nullable List<String> mechanisms,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String legalSource,
        @Nullable String area,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String severity,
        @Nullable String kind,
        @Nullable JsonNode parameters,
        @Nullable List<String> exceptFor) {}
