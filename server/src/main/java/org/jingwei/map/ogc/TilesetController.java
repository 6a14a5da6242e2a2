package org.jingwei.map.ogc;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.engine.geo.TileId;
import org.jingwei.http.Problem;
import org.jingwei.map.LayerView;
import org.jingwei.map.Layers;
import org.jingwei.map.TileAnswer;
import org.jingwei.scope.Scope;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Collections as vector tiles. */
@Hidden
@RestController
@RequestMapping("/ogc")
class TilesetController {
    private static final String TILES = "/collections/{id}/tiles";
    private static final String TILESET = TILES + "/" + TileMatrixSets.WEB_MERCATOR_QUAD;

    private final Layers layers;

    TilesetController(Layers layers) {
        this.layers = layers;
    }

    @GetMapping(TILES)
    ResponseEntity<byte[]> list(
            Scope scope, @PathVariable String id, HttpServletRequest servletRequest) {
        OgcRequest request = OgcRequest.of(servletRequest);
        LayerView layer = layers.view(scope, id);
        Map<String, Object> tileset = described(layer);
        tileset.put("links", links(request, id));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("links", request.selfLinks(OgcRequest.JSON));
        json.put("tilesets", List.of(tileset));
        return OgcAnswer.of(request, layer.info().name(), json);
    }

    private static Map<String, Object> described(LayerView layer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("title", layer.info().name());
        json.put("dataType", "vector");
        json.put("crs", TileMatrixSets.CRS);
        json.put("tileMatrixSetURI", TileMatrixSets.URI);
        return json;
    }

    private static List<OgcLink> links(OgcRequest request, String id) {
        String address = request.root() + TILESET.replace("{id}", id);
        return List.of(
                OgcLink.of(address, "self", OgcRequest.JSON, "The tileset"),
                OgcLink.of(address + "?f=tilejson", "alternate", OgcRequest.JSON, "As TileJSON"),
                OgcLink.of(
                        request.root() + "/tileMatrixSets/" + TileMatrixSets.WEB_MERCATOR_QUAD,
                        "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme",
                        OgcRequest.JSON,
                        "The tile matrix set"),
                OgcLink.template(
                        address + "/{tileMatrix}/{tileRow}/{tileCol}",
                        "item",
                        TileAnswer.MVT,
                        "The tiles"));
    }

    @GetMapping(TILESET)
    ResponseEntity<byte[]> tileset(
            Scope scope, @PathVariable String id, HttpServletRequest servletRequest) {
        OgcRequest request = OgcRequest.of(servletRequest);
        LayerView layer = layers.view(scope, id);
        if (request.wanted(List.of("json", "html", "tilejson")).equals("tilejson")) {
            return ResponseEntity.ok()
                    .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(JsonMapper.shared().writeValueAsBytes(tileJson(request, layer)));
        }
        List<OgcLink> links = new ArrayList<>(links(request, id));
        links.add(
                OgcLink.of(
                        request.root() + "/collections/" + id,
                        "http://www.opengis.net/def/rel/ogc/1.0/geodata",
                        OgcRequest.JSON,
                        "The collection"));
        Map<String, Object> json = described(layer);
        json.put("links", links);
        json.put(
                "layers",
                List.of(
                        Map.of(
                                "id",
                                id,
                                "title",
                                layer.info().name(),
                                "dataType",
                                "vector",
                                "minTileMatrix",
                                "0",
                                "maxTileMatrix",
                                Integer.toString(TileId.MAX_ZOOM))));
        return OgcAnswer.of(request, layer.info().name(), json);
    }

    private static Map<String, Object> tileJson(OgcRequest request, LayerView layer) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tilejson", "3.0.0");
        json.put("name", layer.info().name());
        json.put(
                "tiles",
                List.of(
                        request.root()
                                + TILESET.replace("{id}", layer.info().id())
                                + "/{z}/{y}/{x}?f=mvt"));
        json.put("minzoom", layer.info().minZoom());
        json.put("maxzoom", layer.info().maxZoom());
        json.put(
                "vector_layers",
                List.of(Map.of("id", layer.info().id(), "fields", Map.of("category", "Number"))));
        return json;
    }

    @GetMapping(TILESET + "/{tileMatrix}/{tileRow}/{tileCol}")
    void tile(
            Scope scope,
            @PathVariable String id,
            @PathVariable Map<String, String> address,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        OgcRequest.of(request).wanted(List.of("mvt"));
        TileAnswer.send(layers.tile(scope, id, tileId(address)), request, response);
    }

    private static TileId tileId(Map<String, String> address) {
        try {
            return new TileId(
                    number(address, "tileMatrix"),
                    number(address, "tileCol"),
                    number(address, "tileRow"));
        } catch (NumberFormatException e) {
            throw Problem.badRequest(
                    "invalid-tile",
                    "A tile is named by three whole numbers: matrix, row and column.");
        } catch (IllegalArgumentException e) {
            throw Problem.notFound("The tile");
        }
    }

    private static int number(Map<String, String> address, String name) {
        return Integer.parseInt(address.getOrDefault(name, ""));
    }

    @GetMapping("/tileMatrixSets")
    ResponseEntity<byte[]> matrixSets(Scope scope, HttpServletRequest servletRequest) {
        OgcRequest request = OgcRequest.of(servletRequest);
        String address = request.root() + "/tileMatrixSets/" + TileMatrixSets.WEB_MERCATOR_QUAD;
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("id", TileMatrixSets.WEB_MERCATOR_QUAD);
        set.put("title", "Google Maps Compatible for the World");
        set.put("uri", TileMatrixSets.URI);
        set.put("crs", TileMatrixSets.CRS);
        set.put(
                "links",
                List.of(OgcLink.of(address, "self", OgcRequest.JSON, "The tile matrix set")));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("links", request.selfLinks(OgcRequest.JSON));
        json.put("tileMatrixSets", List.of(set));
        return OgcAnswer.of(request, "Tile matrix sets", json);
    }

    @GetMapping("/tileMatrixSets/" + TileMatrixSets.WEB_MERCATOR_QUAD)
    ResponseEntity<byte[]> matrixSet(Scope scope, HttpServletRequest servletRequest) {
        OgcRequest request = OgcRequest.of(servletRequest);
        return OgcAnswer.of(
                request, TileMatrixSets.WEB_MERCATOR_QUAD, TileMatrixSets.webMercatorQuad());
    }
}
