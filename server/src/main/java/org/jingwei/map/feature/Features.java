package org.jingwei.map.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jingwei.catalog.Dataset;
import org.jingwei.http.Problem;
import org.jingwei.lake.DatasetRecord;
import org.jingwei.lake.PlaceRequest;
import org.jingwei.lake.PlacedPage;
import org.jingwei.lake.PlacedRecord;
import org.jingwei.lake.PlacedRecords;
import org.jingwei.map.LayerView;
import org.jingwei.map.catalogue.LayerField;
import org.jingwei.map.shape.Shape;
import org.jingwei.map.shape.ShapeSet;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the features of a layer: rows of a dataset from the lake, shapes from memory. There are as
 * many as the layer's tiles show. A reading of rows is noted as one of the dataset.
 */
@Component
public class Features {
    /** The most features of one page. */
    public static final int MOST = 10_000;

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final PlacedRecords records;

    Features(PlacedRecords records) {
        this.records = records;
    }

    /**
     * One page.
     *
     * @param cursor where it begins, as the page before it said
     */
    public FeaturePage page(
            Scope scope, LayerView layer, FeatureQuery query, Optional<String> cursor, int limit) {
        if (layer.dataset().isPresent()) {
            Dataset dataset = layer.dataset().get();
            PlacedPage page =
                    records.page(scope, request(dataset, query), cursor, Math.min(limit, MOST));
            return new FeaturePage(
                    page.items().stream().map(found -> feature(layer, dataset, found)).toList(),
                    page.next());
        }
        int after = cursor.map(Features::number).orElse(0);
        List<Shape> oneMore =
                shapes(layer, query).stream()
                        .filter(shape -> shape.number() > after)
                        .limit(limit + 1L)
                        .toList();
        List<Shape> some = oneMore.subList(0, Math.min(limit, oneMore.size()));
        return new FeaturePage(
                some.stream().map(shape -> feature(layer, shape)).toList(),
                oneMore.size() > limit
                        ? Optional.of(Integer.toString(some.getLast().number()))
                        : Optional.empty());
    }

    private static int number(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw Problem.badRequest(
                    "invalid-cursor", "cursor is not one that this list has given out.");
        }
    }

    private static PlaceRequest request(Dataset dataset, FeatureQuery query) {
        List<String> filters =
                query.filters().stream()
                        .map(each -> each.property() + ":" + each.operator() + ":" + each.value())
                        .toList();
        return new PlaceRequest(dataset.id(), query.bounds(), filters);
    }

    private static List<Shape> shapes(LayerView layer, FeatureQuery query) {
        ShapeSet all = layer.shapes().orElseThrow();
        List<Shape> found =
                query.bounds()
                        .map(bounds ->
                                all.near(bounds, layer.areas()).stream()
                                        .filter(shape ->
                                                shape.geometry()
                                                        .intersects(GEOMETRIES.toGeometry(bounds)))
                                        .toList())
                        .orElseGet(() -> all.list(layer.areas()));
        return found.stream()
                .filter(shape -> query.filters().stream().allMatch(each -> holds(shape, each)))
                .toList();
    }

    private static boolean holds(Shape shape, FeatureQuery.Condition condition) {
        @Nullable Object value = shape.properties().get(condition.property());
        if (value == null) {
            return false;
        }
        if (value instanceof Number number) {
            try {
                double wanted = Double.parseDouble(condition.value());
                int order = Double.compare(number.doubleValue(), wanted);
                return holds(order, condition.operator());
            } catch (NumberFormatException e) {
                throw Problem.badRequest("invalid-filter", condition.property() + " is a number.");
            }
        }
        return holds(value.toString().compareTo(condition.value()), condition.operator());
    }

    private static boolean holds(int order, String operator) {
        return switch (operator) {
            case "eq" -> order == 0;
            case "ge" -> order >= 0;
            case "le" -> order <= 0;
            default -> throw new IllegalArgumentException("no operator " + operator);
        };
    }

    /** How many there are, exactly. */
    public long count(Scope scope, LayerView layer, FeatureQuery query) {
        return layer.dataset()
                .map(dataset -> records.count(scope, request(dataset, query)))
                .orElseGet(() -> (long) shapes(layer, query).size());
    }

    /** The feature of that id, if the scope sees it. */
    public Optional<Feature> find(Scope scope, LayerView layer, String id) {
        if (layer.dataset().isPresent()) {
            Dataset dataset = layer.dataset().get();
            return row(id).flatMap(row -> records.find(scope, dataset.id(), row))
                    .map(found -> feature(layer, dataset, found));
        }
        return layer.shapes()
                .orElseThrow()
                .find(id, layer.areas())
                .map(shape -> feature(layer, shape));
    }

    private static Optional<Long> row(String id) {
        try {
            return Optional.of(Long.valueOf(id));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The features of these ids in that order; those not there are left out. */
    public List<Feature> list(Scope scope, LayerView layer, List<String> ids) {
        if (layer.dataset().isPresent()) {
            Dataset dataset = layer.dataset().get();
            List<Long> rows = ids.stream().map(Long::valueOf).toList();
            return records.list(scope, dataset.id(), rows).stream()
                    .map(found -> feature(layer, dataset, found))
                    .toList();
        }
        return ids.stream()
                .flatMap(id -> layer.shapes().orElseThrow().find(id, layer.areas()).stream())
                .map(shape -> feature(layer, shape))
                .toList();
    }

    /** Hands over where each feature is that meets a rectangle, in no order. */
    public void places(
            Scope scope, LayerView layer, Envelope bounds, Consumer<FeaturePlace> consumer) {
        FeatureQuery query = FeatureQuery.in(bounds);
        if (layer.dataset().isPresent()) {
            records.places(
                    scope,
                    request(layer.dataset().get(), query),
                    place ->
                            consumer.accept(
                                    new FeaturePlace(
                                            Long.toString(place.row()),
                                            place.row(),
                                            GEOMETRIES.createPoint(
                                                    new Coordinate(
                                                            place.longitude(),
                                                            place.latitude())))));
            return;
        }
        shapes(layer, query)
                .forEach(shape ->
                        consumer.accept(
                                new FeaturePlace(shape.id(), shape.number(), shape.geometry())));
    }

    /**
     * Where a feature is.
     *
     * @param order its place in an order that stays
     * @param geometry in WGS84
     */
    public record FeaturePlace(String id, long order, Geometry geometry) {}

    private static Feature feature(LayerView layer, Dataset dataset, PlacedRecord found) {
        DatasetRecord shown = found.shown();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (LayerField field : layer.info().shown()) {
            values.put(field.name(), plain(shown.values().get(field.name())));
        }
        return new Feature(
                shown.id(),
                dataset.title()
                        .map(title -> shown.values().get(title))
                        .map(Object::toString)
                        .orElse(""),
                dataset.subject()
                        .filter(subject -> shown.values().containsKey(subject.key()))
                        .map(subject ->
                                new Feature.SubjectReference(
                                        subject.kind(),
                                        String.valueOf(shown.values().get(subject.key())))),
                shown.area(),
                GEOMETRIES.createPoint(
                        new Coordinate(found.place().longitude(), found.place().latitude())),
                values);
    }

    /** Times as texts: all else JSON knows. */
    private static @Nullable Object plain(@Nullable Object value) {
        return value == null
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof String
                ? value
                : value.toString();
    }

    private static Feature feature(LayerView layer, Shape shape) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        List<String> fields = new ArrayList<>(layer.info().fields());
        fields.forEach(field -> values.put(field, shape.properties().get(field)));
        return new Feature(
                shape.id(),
                shape.name(),
                Optional.empty(),
                Optional.empty(),
                shape.geometry(),
                values);
    }
}
