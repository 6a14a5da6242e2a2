package org.jingwei.map.ogc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.engine.geo.SpatialReference;
import org.jingwei.map.LayerView;
import org.jingwei.map.Layers;
import org.jingwei.map.shape.Shape;
import org.jingwei.scope.Scope;
import org.locationtech.jts.geom.Envelope;
import org.springframework.stereotype.Component;

/** Describes layers as collections of features. */
@Component
class Collections {
    private final Layers layers;

    Collections(Layers layers) {
        this.layers = layers;
    }

    /** The extent of what somebody sees: his areas, and the shapes of the layer. */
    private static Envelope extent(LayerView areas, LayerView layer) {
        Envelope extent = new Envelope();
        include(extent, areas);
        if (layer.shapes().isPresent()) {
            include(extent, layer);
        }
        return extent.isNull() ? new Envelope(-180, 180, -90, 90) : extent;
    }

    private static void include(Envelope extent, LayerView layer) {
        for (Shape shape : layer.shapes().orElseThrow().list(layer.areas())) {
            extent.expandToInclude(shape.geometry().getEnvelopeInternal());
        }
    }

    Map<String, Object> list(Scope scope, OgcRequest request) {
        List<LayerView> views = layers.views(scope);
        List<Map<String, Object>> collections = new ArrayList<>();
        for (LayerView view : views) {
            collections.add(describe(request, views.getFirst(), view));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("links", request.selfLinks(OgcRequest.JSON));
        json.put("crs", uris());
        json.put("collections", collections);
        return json;
    }

    Map<String, Object> get(Scope scope, OgcRequest request, String id) {
        LayerView areas = layers.view(scope, Layers.AREAS);
        Map<String, Object> json = describe(request, areas, layers.view(scope, id));
        List<OgcLink> links = new ArrayList<>(request.selfLinks(OgcRequest.JSON));
        links.addAll(links(request, id));
        json.put("links", links);
        return json;
    }

    private static List<String> uris() {
        return Arrays.stream(SpatialReference.values()).map(SpatialReference::uri).toList();
    }

    private static Map<String, Object> describe(
            OgcRequest request, LayerView areas, LayerView layer) {
        Envelope extent = extent(areas, layer);
        Map<String, Object> spatial = new LinkedHashMap<>();
        spatial.put(
                "bbox",
                List.of(
                        List.of(
                                extent.getMinX(),
                                extent.getMinY(),
                                extent.getMaxX(),
                                extent.getMaxY())));
        spatial.put("crs", SpatialReference.CRS84.uri());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", layer.info().id());
        json.put("title", layer.info().name());
        json.put("description", layer.info().nameEn());
        json.put("itemType", "feature");
        json.put("dataType", "vector");
        json.put("extent", Map.of("spatial", spatial));
        json.put("crs", uris());
        json.put("storageCrs", SpatialReference.CRS84.uri());
        json.put("links", links(request, layer.info().id()));
        return json;
    }

    private static List<OgcLink> links(OgcRequest request, String id) {
        String address = request.root() + "/collections/" + id;
        return List.of(
                OgcLink.of(
                        address + "/items?f=json",
                        "items",
                        OgcRequest.GEO_JSON,
                        "The features as GeoJSON"),
                OgcLink.of(
                        address + "/items?f=html",
                        "items",
                        OgcRequest.HTML,
                        "The features as HTML"),
                OgcLink.of(
                        address + "/tiles",
                        "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
                        OgcRequest.JSON,
                        "Vector tiles"));
    }
}
