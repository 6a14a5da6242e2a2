package org.jingwei.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dataset as somebody describes it. Nothing in it is checked yet, so that all mistakes can be
 * told at once.
 */
public record DatasetDefinition(
        @Nullable String id,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String owner,
        @Nullable String description,
        @Nullable String sensitivity,
        @Nullable Boolean synthetic,
        @Nullable List<@Nullable OfElement> elements,
        @Nullable List<@Nullable String> key,
        @Nullable OfPlacing placing,
        @Nullable OfPoints points,
        @Nullable String title,
        @Nullable String asOf,
        @Nullable OfSubject subject,
        @Nullable String mode,
        @Nullable String version,
        @Nullable String month,
        @Nullable List<@Nullable OfCheck> checks) {

    /** An element as described. */
    public record OfElement(
            @Nullable String name,
            @Nullable String label,
            @Nullable String labelEn,
            @Nullable String type,
            @Nullable Boolean required,
            @Nullable String rule,
            @Nullable String unit,
            @Nullable List<@Nullable OfCode> codes,
            @Nullable String mask,
            @Nullable String min,
            @Nullable String max,
            @Nullable String pattern,
            @Nullable Boolean warn) {}

    /** An entry of a closed list as described. */
    public record OfCode(@Nullable String code, @Nullable String label, @Nullable String labelEn) {}

    /** A placing as described. */
    public record OfPlacing(
            @Nullable String kind,
            @Nullable String element,
            @Nullable String longitude,
            @Nullable String latitude,
            @Nullable String crs) {}

    /** Points as described. */
    public record OfPoints(
            @Nullable String longitude,
            @Nullable String latitude,
            @Nullable String category,
            @Nullable String crs) {}

    /** A subject binding as described. */
    public record OfSubject(
            @Nullable String kind, @Nullable String key, @Nullable Boolean authoritative) {}

    /** A rule over several elements as described. */
    public record OfCheck(
            @Nullable String id,
            @Nullable String expression,
            @Nullable String message,
            @Nullable String messageEn) {}
}
