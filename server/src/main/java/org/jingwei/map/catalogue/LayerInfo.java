package org.jingwei.map.catalogue;

import java.util.List;
import java.util.Optional;
import org.jingwei.scope.Clearance;

/**
 * What is said of a layer, whoever looks at it.
 *
 * @param geometry what its features are; empty until a file was uploaded
 * @param dataset the dataset whose rows it shows
 * @param subjectKind the kind of subjects it shows
 * @param owner whose people may change it; empty for the areas, which nobody changes here
 * @param fields the properties shown of a feature
 * @param properties all properties that style and filters may name
 * @param shared whether others than the owner's people have it
 * @param synthetic whether its features are made up
 */
public record LayerInfo(
        String id,
        String name,
        String nameEn,
        Optional<String> theme,
        Optional<LayerGeometry> geometry,
        LayerSource source,
        Optional<String> dataset,
        Optional<String> subjectKind,
        Optional<String> owner,
        Optional<Clearance> sensitivity,
        int minZoom,
        int maxZoom,
        Style style,
        List<String> fields,
        List<LayerField> properties,
        boolean shared,
        boolean synthetic) {

    public LayerInfo {
        fields = List.copyOf(fields);
        properties = List.copyOf(properties);
    }

    /** The property of that name. */
    public Optional<LayerField> find(String property) {
        return properties.stream().filter(known -> known.name().equals(property)).findFirst();
    }

    /** The properties that are shown, in the order of their names in {@link #fields}. */
    public List<LayerField> shown() {
        return fields.stream().flatMap(field -> find(field).stream()).toList();
    }
}
