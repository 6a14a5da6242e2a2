package org.jingwei.map.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer as somebody describes it. Nothing in it is checked yet, so that all mistakes can be told
 * at once.
 *
 * @param source DATASET, SUBJECT or UPLOAD
 * @param owner the caller's organisation when absent
 * @param sensitivity the dataset's when absent; INTERNAL of an upload
 * @param fields the properties to show; all without a mask when absent
 */
public record LayerDefinition(
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String theme,
        @Nullable String source,
        @Nullable String dataset,
        @Nullable String subjectKind,
        @Nullable String owner,
        @Nullable String sensitivity,
        @Nullable Integer minZoom,
        @Nullable Integer maxZoom,
        @Nullable OfStyle style,
        @Nullable List<@Nullable String> fields,
        @Nullable Boolean shared,
        @Nullable Boolean synthetic) {

    /**
     * A style as described; which parts it needs is said by its kind.
     *
     * @param kind SINGLE, CATEGORIES, CLASSES, SIZE, HEAT or LABEL
     * @param method QUANTILE, NATURAL_BREAKS or EQUAL
     * @param count how many classes, where no breaks are given
     * @param breaks limits of classes; computed from what the caller sees when absent
     */
    public record OfStyle(
            @Nullable String kind,
            @Nullable String color,
            @Nullable String field,
            @Nullable List<@Nullable OfChoice> choices,
            @Nullable String method,
            @Nullable Integer count,
            @Nullable List<@Nullable Double> breaks,
            @Nullable List<@Nullable String> colors,
            @Nullable Double radius,
            @Nullable Double minRadius,
            @Nullable Double maxRadius) {}

    /** A value with its colour as described. */
    public record OfChoice(
            @Nullable String value,
            @Nullable String label,
            @Nullable String labelEn,
            @Nullable String color) {}
}
