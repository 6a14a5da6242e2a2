package org.jingwei.map.ogc;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.engine.geo.SpatialReference;
import org.jingwei.http.Problem;
import org.jingwei.map.LayerView;
import org.jingwei.map.catalogue.LayerField;
import org.jingwei.map.feature.FeatureQuery;
import org.jingwei.map.feature.FeatureQuery.Condition;
import org.jingwei.map.feature.Features;
import org.locationtech.jts.geom.Envelope;

/** Which items of a collection are asked for, and in which reference system. */
record ItemsRequest(
        OgcRequest request,
        FeatureQuery query,
        Optional<String> cursor,
        int limit,
        SpatialReference crs) {
    static final Set<String> PARAMETERS =
            Set.of("bbox", "bbox-crs", "crs", "cursor", "datetime", "limit");
    static final int DEFAULT_LIMIT = 10;

    /** The greatest limit; a greater one counts as this. */
    static final int MOST = Features.MOST;

    static ItemsRequest of(HttpServletRequest servletRequest, LayerView layer) {
        Set<String> known = new TreeSet<>(PARAMETERS);
        layer.info().shown().forEach(field -> known.add(field.name()));
        OgcRequest request = OgcRequest.of(servletRequest, known);
        List<Condition> conditions = new ArrayList<>();
        for (LayerField field : layer.info().shown()) {
            if (!PARAMETERS.contains(field.name())) {
                request.find(field.name())
                        .ifPresent(
                                value -> conditions.add(new Condition(field.name(), "eq", value)));
            }
        }
        Optional<DateTimeText> time = request.find("datetime").map(DateTimeText::parse);
        timeOf(layer)
                .ifPresent(element ->
                        time.ifPresent(asked ->
                                conditions.addAll(asked.on(element.name(), element.type()))));
        return new ItemsRequest(
                request,
                new FeatureQuery(bounds(request), conditions),
                request.find("cursor"),
                limit(request),
                crs(request, "crs"));
    }

    /** The element that says when a row was, where it is not masked. */
    static Optional<Element> timeOf(LayerView layer) {
        return layer.dataset()
                .flatMap(dataset -> dataset.asOf().map(asOf -> element(dataset, asOf)))
                .filter(element -> !element.isMasked());
    }

    private static Element element(Dataset dataset, String name) {
        return dataset.get(name);
    }

    private static int limit(OgcRequest request) {
        Optional<String> text = request.find("limit");
        if (text.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        if (!text.get().matches("[0-9]{1,9}") || Integer.parseInt(text.get()) < 1) {
            throw Problem.badRequest("invalid-parameter", "limit must be a whole number above 0.");
        }
        return Math.min(Integer.parseInt(text.get()), MOST);
    }

    static SpatialReference crs(OgcRequest request, String parameter) {
        return request.find(parameter)
                .map(uri ->
                        SpatialReference.find(uri)
                                .orElseThrow(() ->
                                        Problem.badRequest(
                                                "invalid-parameter",
                                                parameter
                                                        + " is none of the collection's reference"
                                                        + " systems; see its crs.")))
                .orElse(SpatialReference.CRS84);
    }

    private static Optional<Envelope> bounds(OgcRequest request) {
        SpatialReference crs = crs(request, "bbox-crs");
        return request.find("bbox").map(text -> bounds(text, crs));
    }

    private static Envelope bounds(String text, SpatialReference crs) {
        String[] parts = text.split(",", 8);
        if (parts.length != 4 && parts.length != 6) {
            throw invalidBox("has four numbers, or six with heights");
        }
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                numbers[i] = Double.parseDouble(parts[i].strip());
            } catch (NumberFormatException e) {
                throw invalidBox("holds something that is not a number");
            }
            if (!Double.isFinite(numbers[i])) {
                throw invalidBox("holds something that is not a number");
            }
        }
        int upper = numbers.length / 2;
        double[] corners = {numbers[0], numbers[1], numbers[upper], numbers[upper + 1]};
        boolean northFirst =
                crs == SpatialReference.EPSG_4326
                        || crs == SpatialReference.EPSG_4490
                        || crs == SpatialReference.EPSG_4498;
        if (corners[northFirst ? 0 : 1] > corners[northFirst ? 2 : 3]) {
            throw invalidBox("has its south above its north");
        }
        return placed(corners, northFirst, crs);
    }

    /**
     * A box whose west is east of its east goes over the date line; what we have lies before it.
     */
    private static Envelope placed(double[] corners, boolean northFirst, SpatialReference crs) {
        int west = northFirst ? 1 : 0;
        boolean overDateLine = corners[west] > corners[west + 2];
        try {
            if (overDateLine && crs != SpatialReference.EPSG_4498) {
                corners[west + 2] = crs.fromWgs84(180, 0)[west];
            }
            return crs.toWgs84(corners);
        } catch (IllegalArgumentException e) {
            throw invalidBox(String.format(Locale.ROOT, "is not on the earth: %s", e.getMessage()));
        }
    }

    private static Problem invalidBox(String reason) {
        return Problem.badRequest("invalid-parameter", "bbox " + reason + ".");
    }
}
