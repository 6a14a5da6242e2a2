package org.jingwei.map.ogc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.catalog.ElementType;
import org.jingwei.engine.geo.SpatialReference;
import org.jingwei.map.LayerView;
import org.jingwei.map.catalogue.LayerField;

/**
 * The definition of the OGC APIs in OpenAPI 3.0, with a path for each collection that the caller
 * has, since each has parameters of its own.
 */
final class OpenApiDocument {
    static final String MEDIA_TYPE = "application/vnd.oai.openapi+json;version=3.0";

    private final String root;
    private final Map<String, Object> paths = new LinkedHashMap<>();

    OpenApiDocument(String root) {
        this.root = root;
    }

    Map<String, Object> of(List<LayerView> layers) {
        add("/", "getLandingPage", "The landing page", List.of("f"), OgcRequest.JSON);
        add(
                "/conformance",
                "getConformance",
                "What is conformed to",
                List.of("f"),
                OgcRequest.JSON);
        add("/api", "getApi", "This definition", List.of("f"), MEDIA_TYPE);
        add("/collections", "getCollections", "The collections", List.of("f"), OgcRequest.JSON);
        add(
                "/tileMatrixSets",
                "getTileMatrixSets",
                "The tile matrix sets",
                List.of("f"),
                OgcRequest.JSON);
        add(
                "/tileMatrixSets/" + TileMatrixSets.WEB_MERCATOR_QUAD,
                "getWebMercatorQuad",
                "The tile matrix set",
                List.of("f"),
                OgcRequest.JSON);
        layers.forEach(this::add);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("openapi", "3.0.3");
        json.put(
                "info",
                Map.of(
                        "title", "Jingwei",
                        "version", "1.0.0",
                        "description", "The layers of the map as their caller sees them"));
        json.put("servers", List.of(Map.of("url", root)));
        json.put("security", List.of(Map.of("bearer", List.of()), Map.of("cookie", List.of())));
        json.put("paths", paths);
        json.put("components", components());
        return json;
    }

    private void add(LayerView layer) {
        String id = layer.info().id();
        String path = "/collections/" + id;
        add(path, id + ".getCollection", "The collection", List.of("f"), OgcRequest.JSON);
        List<Object> parameters =
                new ArrayList<>(
                        references(
                                List.of(
                                        "f",
                                        "limit",
                                        "cursor",
                                        "bbox",
                                        "bbox-crs",
                                        "datetime",
                                        "crs")));
        for (LayerField field : layer.info().shown()) {
            if (!ItemsRequest.PARAMETERS.contains(field.name())) {
                parameters.add(parameter(field.name(), field.labelEn(), schema(field.type())));
            }
        }
        put(path + "/items", id + ".getFeatures", "The features", parameters, OgcRequest.GEO_JSON);
        List<Object> ofItem = new ArrayList<>(references(List.of("f", "crs")));
        ofItem.add(inPath("featureId"));
        put(
                path + "/items/{featureId}",
                id + ".getFeature",
                "A feature",
                ofItem,
                OgcRequest.GEO_JSON);
        add(
                path + "/tiles",
                id + ".vector.getTileSetsList",
                "The tilesets",
                List.of("f"),
                OgcRequest.JSON);
        String tileset = path + "/tiles/" + TileMatrixSets.WEB_MERCATOR_QUAD;
        add(tileset, id + ".vector.getTileSet", "The tileset", List.of("f"), OgcRequest.JSON);
        put(
                tileset + "/{tileMatrix}/{tileRow}/{tileCol}",
                id + ".vector.getTile",
                "A tile",
                List.of(inPath("tileMatrix"), inPath("tileRow"), inPath("tileCol")),
                "application/vnd.mapbox-vector-tile");
    }

    private static Map<String, Object> schema(ElementType type) {
        return switch (type) {
            case INTEGER -> Map.of("type", "integer");
            case DECIMAL, DOUBLE -> Map.of("type", "number");
            case BOOLEAN -> Map.of("type", "boolean");
            case DATE -> Map.of("type", "string", "format", "date");
            case TIMESTAMP, TEXT -> Map.of("type", "string");
        };
    }

    private static Map<String, Object> inPath(String name) {
        return Map.of(
                "name", name, "in", "path", "required", true, "schema", Map.of("type", "string"));
    }

    private static List<Object> references(List<String> names) {
        return names.stream()
                .<Object>map(name -> Map.of("$ref", "#/components/parameters/" + name))
                .toList();
    }

    private void add(
            String path, String operation, String summary, List<String> parameters, String type) {
        put(path, operation, summary, references(parameters), type);
    }

    private void put(
            String path, String operation, String summary, List<Object> parameters, String type) {
        Map<String, Object> responses = new LinkedHashMap<>();
        boolean tile = operation.endsWith("getTile");
        Map<String, Object> content = new LinkedHashMap<>();
        content.put(
                type,
                Map.of(
                        "schema",
                        tile
                                ? Map.of("type", "string", "format", "binary")
                                : Map.of("type", "object")));
        if (!tile) {
            content.put(OgcRequest.HTML, Map.of("schema", Map.of("type", "string")));
        }
        responses.put("200", Map.of("description", summary, "content", content));
        if (tile) {
            responses.put("204", Map.of("description", "Nothing is in the tile"));
        }
        for (String status : List.of("400", "401", "404", "500")) {
            responses.put(status, Map.of("$ref", "#/components/responses/Problem"));
        }
        Map<String, Object> get = new LinkedHashMap<>();
        get.put("operationId", operation);
        get.put("summary", summary);
        get.put("parameters", parameters);
        get.put("responses", responses);
        paths.put(path, Map.of("get", get));
    }

    private static Map<String, Object> components() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("f", parameter("f", "json or html", Map.of("type", "string")));
        Map<String, Object> limit = new LinkedHashMap<>();
        limit.put("type", "integer");
        limit.put("minimum", 1);
        limit.put("maximum", ItemsRequest.MOST);
        limit.put("default", ItemsRequest.DEFAULT_LIMIT);
        parameters.put("limit", parameter("limit", "How many features at most", limit));
        parameters.put(
                "cursor",
                parameter("cursor", "From a link to the next page", Map.of("type", "string")));
        parameters.put("bbox", parameter("bbox", "A rectangle they meet", box()));
        parameters.put("bbox-crs", parameter("bbox-crs", "What bbox is in", references()));
        parameters.put("crs", parameter("crs", "What geometries are in", references()));
        parameters.put(
                "datetime", parameter("datetime", "When they were", Map.of("type", "string")));
        Map<String, Object> problem =
                Map.of(
                        "description",
                        "A problem (RFC 9457)",
                        "content",
                        Map.of(
                                "application/problem+json",
                                Map.of("schema", Map.of("type", "object"))));
        return Map.of(
                "parameters",
                parameters,
                "responses",
                Map.of("Problem", problem),
                "securitySchemes",
                Map.of(
                        "bearer",
                        Map.of("type", "http", "scheme", "bearer"),
                        "cookie",
                        Map.of("type", "apiKey", "in", "cookie", "name", "JINGWEI_SESSION")));
    }

    private static Map<String, Object> box() {
        return Map.of("oneOf", List.of(numbers(4), numbers(6)));
    }

    private static Map<String, Object> numbers(int count) {
        return Map.of(
                "type",
                "array",
                "minItems",
                count,
                "maxItems",
                count,
                "items",
                Map.of("type", "number"));
    }

    private static Map<String, Object> references() {
        return Map.of(
                "type",
                "string",
                "format",
                "uri",
                "default",
                SpatialReference.CRS84.uri(),
                "enum",
                Arrays.stream(SpatialReference.values()).map(SpatialReference::uri).toList());
    }

    private static Map<String, Object> parameter(
            String name, String description, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "query");
        parameter.put("description", description);
        parameter.put("required", false);
        parameter.put("schema", schema);
        parameter.put("style", "form");
        parameter.put("explode", false);
        return parameter;
    }
}
