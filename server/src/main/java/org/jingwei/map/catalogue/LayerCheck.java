package org.jingwei.map.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.scope.Clearance;
import org.jspecify.annotations.Nullable;

/**
 * Makes a layer of its description, or tells every mistake in it.
 *
 * @param base the dataset whose rows it shows; none for an upload
 */
record LayerCheck(LayerDefinition definition, Optional<Dataset> base, StyleCheck.Limits limits) {
    private static final int MAX_NAME = 100;
    private static final int DEEPEST = 22;
    private static final int DEFAULT_DEEPEST = 18;
    private static final int MAX_FIELDS = 100;

    /** What stays when a layer is described anew. */
    record Kept(
            String id,
            String owner,
            LayerSource source,
            Optional<LayerGeometry> geometry,
            List<LayerField> properties) {}

    LayerInfo check(Kept kept) {
        LayerMistakes mistakes = new LayerMistakes();
        String name = mistakes.text("name", definition.name(), MAX_NAME).orElse("");
        if (name.isEmpty()) {
            mistakes.note("name", "is missing");
        }
        int minZoom = mistakes.zoom("minZoom", definition.minZoom(), 0, DEEPEST);
        int maxZoom = mistakes.zoom("maxZoom", definition.maxZoom(), DEFAULT_DEEPEST, DEEPEST);
        if (minZoom > maxZoom) {
            mistakes.note("minZoom", "is above maxZoom");
        }
        Clearance sensitivity = sensitivity(mistakes);
        List<LayerField> properties = properties(kept);
        List<String> fields = fields(mistakes, definition.fields(), properties);
        Style style =
                definition.style() == null
                        ? byDefault()
                        : new StyleCheck(properties, limits, mistakes).check(definition.style());
        mistakes.throwIfAny();
        return new LayerInfo(
                kept.id(),
                name,
                mistakes.text("nameEn", definition.nameEn(), MAX_NAME).orElse(name),
                mistakes.text("theme", definition.theme(), MAX_NAME),
                base.isPresent() ? Optional.of(LayerGeometry.POINT) : kept.geometry(),
                kept.source(),
                base.map(Dataset::id),
                base.filter(dataset -> kept.source() == LayerSource.SUBJECT)
                        .flatMap(Dataset::subject)
                        .map(subject -> subject.kind()),
                Optional.of(kept.owner()),
                Optional.of(sensitivity),
                minZoom,
                maxZoom,
                style,
                fields,
                properties,
                Boolean.TRUE.equals(definition.shared()),
                base.map(Dataset::synthetic).orElse(Boolean.TRUE.equals(definition.synthetic())));
    }

    private List<LayerField> properties(Kept kept) {
        return base.map(dataset -> dataset.elements().stream().map(LayerField::of).toList())
                .orElse(kept.properties());
    }

    private Style byDefault() {
        return base.flatMap(Dataset::points)
                .flatMap(points -> points.category())
                .<Style>map(category -> new Style.Categories(category, List.of()))
                .orElse(new Style.Single(Style.DEFAULT_COLOR, 5));
    }

    private Clearance sensitivity(LayerMistakes mistakes) {
        Clearance least = base.map(Dataset::sensitivity).orElse(Clearance.PUBLIC);
        Clearance asked =
                mistakes.choice("sensitivity", definition.sensitivity(), Clearance.class)
                        .orElse(base.map(Dataset::sensitivity).orElse(Clearance.INTERNAL));
        if (!asked.reaches(least)) {
            mistakes.note("sensitivity", "must not be below that of its dataset, " + least);
        }
        return asked;
    }

    static List<String> fields(
            LayerMistakes mistakes,
            @Nullable List<@Nullable String> asked,
            List<LayerField> properties) {
        if (asked == null) {
            return properties.stream()
                    .filter(field -> !field.masked())
                    .map(LayerField::name)
                    .toList();
        }
        if (asked.size() > MAX_FIELDS) {
            mistakes.note("fields", "names more than " + MAX_FIELDS);
            return List.of();
        }
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String field = asked.get(i);
            boolean known =
                    field != null
                            && properties.stream().anyMatch(each -> each.name().equals(field));
            if (!known) {
                mistakes.note(
                        "fields[" + i + "]",
                        StyleCheck.unknown(field == null ? "" : field, properties));
            } else if (!fields.contains(field)) {
                fields.add(field);
            }
        }
        return fields;
    }
}
