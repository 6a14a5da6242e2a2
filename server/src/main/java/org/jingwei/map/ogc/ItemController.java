package org.jingwei.map.ogc;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jingwei.engine.geo.SpatialReference;
import org.jingwei.http.Problem;
import org.jingwei.map.LayerView;
import org.jingwei.map.Layers;
import org.jingwei.map.feature.Feature;
import org.jingwei.map.feature.FeaturePage;
import org.jingwei.map.feature.Features;
import org.jingwei.map.shape.GeoJsonText;
import org.jingwei.scope.Scope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The features of collections. */
@Hidden
@RestController
@RequestMapping("/ogc/collections/{id}/items")
class ItemController {
    private static final String CONTENT_CRS = "Content-Crs";

    private final Layers layers;
    private final Features features;

    ItemController(Layers layers, Features features) {
        this.layers = layers;
        this.features = features;
    }

    @GetMapping
    ResponseEntity<byte[]> list(
            Scope scope, @PathVariable String id, HttpServletRequest servletRequest) {
        LayerView layer = layers.view(scope, id);
        ItemsRequest asked = ItemsRequest.of(servletRequest, layer);
        OgcRequest request = asked.request();
        FeaturePage page =
                features.page(scope, layer, asked.query(), asked.cursor(), asked.limit());
        List<OgcLink> links = new ArrayList<>(request.selfLinks(OgcRequest.GEO_JSON));
        page.next()
                .ifPresent(cursor ->
                        links.add(
                                OgcLink.of(
                                        request.with("cursor", cursor),
                                        "next",
                                        request.wantsHtml() ? OgcRequest.HTML : OgcRequest.GEO_JSON,
                                        "The next features")));
        links.add(collection(request, id));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "FeatureCollection");
        json.put("links", links);
        json.put("timeStamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("numberMatched", features.count(scope, layer, asked.query()));
        json.put("numberReturned", page.items().size());
        json.put(
                "features", page.items().stream().map(item -> geoJson(item, asked.crs())).toList());
        return answered(request, layer.info().name(), json, asked.crs());
    }

    private static OgcLink collection(OgcRequest request, String id) {
        return OgcLink.of(
                request.root() + "/collections/" + id,
                "collection",
                OgcRequest.JSON,
                "The collection");
    }

    private static Map<String, Object> geoJson(Feature feature, SpatialReference crs) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "Feature");
        json.put("id", feature.id());
        json.put("geometry", GeoJsonText.of(feature.geometry(), crs));
        json.put("properties", feature.properties());
        return json;
    }

    private static ResponseEntity<byte[]> answered(
            OgcRequest request, String title, Map<String, Object> json, SpatialReference crs) {
        return OgcAnswer.headed(request, OgcRequest.GEO_JSON)
                .header(CONTENT_CRS, "<" + crs.uri() + ">")
                .body(OgcAnswer.body(request, title, json));
    }

    @GetMapping("/{item}")
    ResponseEntity<byte[]> get(
            Scope scope,
            @PathVariable String id,
            @PathVariable String item,
            HttpServletRequest servletRequest) {
        OgcRequest request = OgcRequest.of(servletRequest, Set.of("crs"));
        SpatialReference crs = ItemsRequest.crs(request, "crs");
        LayerView layer = layers.view(scope, id);
        Feature found =
                features.find(scope, layer, item)
                        .orElseThrow(() -> Problem.notFound("The feature"));
        Map<String, Object> json = geoJson(found, crs);
        List<OgcLink> links = new ArrayList<>(request.selfLinks(OgcRequest.GEO_JSON));
        links.add(collection(request, id));
        json.put("links", links);
        return answered(request, layer.info().name() + " " + item, json, crs);
    }
}
