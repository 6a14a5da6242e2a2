package org.jingwei.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jingwei.catalog.ElementType;
import org.jingwei.engine.tiles.PointIndex;
import org.jingwei.engine.tiles.PointIndexBuilder;
import org.jingwei.map.catalogue.LayerField;
import org.jingwei.map.catalogue.LayerGeometry;
import org.jingwei.map.catalogue.LayerInfo;
import org.jingwei.map.catalogue.Style;
import org.jingwei.map.catalogue.UploadedFeature;
import org.jingwei.map.shape.Shape;
import org.jingwei.map.shape.ShapeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;

/** Gathers the features of a file into what is drawn of them. */
final class UploadedContent {
    private static final Set<String> NAMES = Set.of("name", "名称", "title", "标题");

    private final LayerInfo layer;
    private final Categories categories;
    private final Optional<String> nameField;
    private final List<Shape> shapes = new ArrayList<>();
    private final Map<Integer, Integer> codes = new HashMap<>();
    private final PointTexts texts = new PointTexts();
    private final PointIndexBuilder points = PointIndex.builder().text(texts);

    UploadedContent(LayerInfo layer) {
        this.layer = layer;
        this.categories =
                switch (layer.style()) {
                    case Style.Categories _ -> Categories.values();
                    case Style.Classes classes -> Categories.classes(classes.breaks());
                    case Style.Size size -> Categories.classes(size.breaks());
                    case Style.Single _, Style.Heat _, Style.Label _ -> Categories.none();
                };
        this.nameField = nameField(layer);
    }

    private static Optional<String> nameField(LayerInfo layer) {
        if (layer.style() instanceof Style.Label(var field, _)) {
            return Optional.of(field);
        }
        return layer.properties().stream()
                .filter(field ->
                        field.type() == ElementType.TEXT
                                && NAMES.contains(field.name().toLowerCase(Locale.ROOT)))
                .map(LayerField::name)
                .findFirst();
    }

    void add(UploadedFeature feature) {
        Optional<String> value = layer.style().property().flatMap(field -> text(feature, field));
        int code = categories.code(value);
        String name = nameField.flatMap(field -> text(feature, field)).orElse("");
        String id = Integer.toString(feature.number());
        shapes.add(
                new Shape(
                        feature.number(),
                        id,
                        name,
                        feature.geometry(),
                        feature.areas(),
                        feature.properties()));
        codes.put(feature.number(), code);
        if (layer.geometry().filter(LayerGeometry.POINT::equals).isPresent()) {
            Coordinate place = feature.geometry().getCoordinate();
            points.add(
                    feature.number(),
                    place.x,
                    place.y,
                    feature.areas().list().getFirst().lo(),
                    code);
            texts.add(name, id);
        }
    }

    private static Optional<String> text(UploadedFeature feature, String field) {
        @Nullable Object value = feature.properties().get(field);
        return value == null ? Optional.empty() : Optional.of(value.toString());
    }

    LayerContent build() {
        texts.trim();
        boolean arePoints = layer.geometry().filter(LayerGeometry.POINT::equals).isPresent();
        return new LayerContent.Uploaded(
                new ShapeSet(shapes, false),
                arePoints ? Optional.of(points.build()) : Optional.empty(),
                categories.list(),
                codes);
    }
}
