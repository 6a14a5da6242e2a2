package org.jingwei.map.ogc;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.map.Layers;
import org.jingwei.scope.Scope;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The way into the OGC APIs: landing page, conformance, API definition, collections. */
@Hidden
@RestController
class LandingController {
    private static final String TITLE = "Jingwei";

    private final Layers layers;
    private final Collections collections;

    LandingController(Layers layers, Collections collections) {
        this.layers = layers;
        this.collections = collections;
    }

    @GetMapping({"/ogc", "/ogc/"})
    ResponseEntity<byte[]> landing(Scope scope, HttpServletRequest servletRequest) {
        OgcRequest request = OgcRequest.of(servletRequest);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", TITLE);
        json.put("description", "The layers of the map, as far as " + scope.username() + " sees");
        json.put("links", links(request));
        return OgcAnswer.of(request, TITLE, json);
    }

    private static List<OgcLink> links(OgcRequest request) {
        String root = request.root();
        List<OgcLink> links = new ArrayList<>(request.selfLinks(OgcRequest.JSON));
        links.add(
                OgcLink.of(
                        root + "/api",
                        "service-desc",
                        OpenApiDocument.MEDIA_TYPE,
                        "The definition of this API"));
        links.add(
                OgcLink.of(
                        root + "/api?f=html",
                        "service-doc",
                        OgcRequest.HTML,
                        "The definition of this API to read"));
        links.add(
                OgcLink.of(
                        root + "/conformance",
                        "conformance",
                        OgcRequest.JSON,
                        "The conformance classes that are met"));
        links.add(OgcLink.of(root + "/collections", "data", OgcRequest.JSON, "The collections"));
        links.add(
                OgcLink.of(
                        root + "/tileMatrixSets",
                        "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
                        OgcRequest.JSON,
                        "The tile matrix sets"));
        return links;
    }

    @GetMapping("/ogc/conformance")
    ResponseEntity<byte[]> conformance(Scope scope, HttpServletRequest servletRequest) {
        OgcRequest request = OgcRequest.of(servletRequest);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("links", request.selfLinks(OgcRequest.JSON));
        json.put("conformsTo", Conformance.CLASSES);
        return OgcAnswer.of(request, "Conformance", json);
    }

    @GetMapping("/ogc/api")
    ResponseEntity<byte[]> api(Scope scope, HttpServletRequest servletRequest) {
        OgcRequest request = OgcRequest.of(servletRequest);
        Map<String, Object> json = new OpenApiDocument(request.root()).of(layers.views(scope));
        return OgcAnswer.of(request, TITLE, json, OpenApiDocument.MEDIA_TYPE);
    }

    @GetMapping("/ogc/collections")
    ResponseEntity<byte[]> list(Scope scope, HttpServletRequest servletRequest) {
        OgcRequest request = OgcRequest.of(servletRequest);
        return OgcAnswer.of(request, "Collections", collections.list(scope, request));
    }

    @GetMapping("/ogc/collections/{id}")
    ResponseEntity<byte[]> get(
            Scope scope, @PathVariable String id, HttpServletRequest servletRequest) {
        OgcRequest request = OgcRequest.of(servletRequest);
        return OgcAnswer.of(request, id, collections.get(scope, request, id));
    }
}
