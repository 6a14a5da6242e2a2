package org.jingwei.map.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.CachedTile;
import org.jingwei.http.Problem;
import org.jingwei.map.Category;
import org.jingwei.map.Layer;
import org.jingwei.map.Layers;
import org.jingwei.map.TileFilter;
import org.jingwei.map.catalogue.LayerGeometry;
import org.jingwei.map.catalogue.LayerInfo;
import org.jingwei.map.catalogue.LayerSource;
import org.jingwei.scope.Scope;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Vector tiles and their descriptions. A tile differs from caller to caller, so shared caches keep
 * none and a browser asks again each time, with the tag of what it has.
 */
@RestController
@RequestMapping("/tiles")
class TileController {
    private static final MediaType MVT = new MediaType("application", "vnd.mapbox-vector-tile");

    private final Layers layers;

    TileController(Layers layers) {
        this.layers = layers;
    }

    /**
     * A tile, of some features only if a {@link TileFilter} is given by its three parameters.
     * Spring answers 304 by itself where the caller has the tile of this tag.
     */
    @GetMapping("/{layer}/{z}/{x}/{y}.mvt")
    ResponseEntity<byte[]> tile(
            Scope scope,
            @PathVariable String layer,
            @PathVariable String z,
            @PathVariable String x,
            @PathVariable String y,
            @ParameterObject TileFilter filter) {
        CachedTile tile = layers.tile(scope, layer, tileId(z, x, y), filter);
        if (tile.isEmpty()) {
            return headed(HttpStatus.NO_CONTENT).build();
        }
        return headed(HttpStatus.OK)
                .eTag(tile.etag())
                .contentType(MVT)
                .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                .body(tile.gzipped());
    }

    private static ResponseEntity.BodyBuilder headed(HttpStatus status) {
        return ResponseEntity.status(status).header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    private static TileId tileId(String z, String x, String y) {
        try {
            return new TileId(Integer.parseInt(z), Integer.parseInt(x), Integer.parseInt(y));
        } catch (NumberFormatException e) {
            throw Problem.badRequest(
                    "invalid-tile",
                    "A tile is named by three whole numbers: zoom, column and row.");
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("invalid-tile", e.getMessage() + ".");
        }
    }

    @GetMapping("/{layer}.json")
    Map<String, Object> describe(Scope scope, @PathVariable String layer) {
        Layer described = layers.get(scope, layer);
        String address = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        Map<String, Object> json = new TreeMap<>();
        json.put("tilejson", "3.0.0");
        json.put("name", described.info().name());
        json.put("scheme", "xyz");
        json.put("tiles", List.of(address + "/tiles/" + described.id() + "/{z}/{x}/{y}.mvt"));
        json.put("minzoom", described.info().minZoom());
        json.put("maxzoom", described.info().maxZoom());
        json.put("vector_layers", List.of(vectorLayer(described)));
        json.put("filters", filters(described));
        return json;
    }

    /** By what its tiles can be asked for, with the parameters of their address. */
    private static Map<String, Object> filters(Layer layer) {
        Map<String, Object> filters = new TreeMap<>();
        if (!layer.categories().isEmpty()) {
            filters.put("category", layer.categories().stream().map(Category::code).toList());
        }
        layer.time().ifPresent(time -> filters.put("time", time));
        return filters;
    }

    private static Map<String, Object> vectorLayer(Layer layer) {
        return Map.of(
                "id", layer.id(),
                "minzoom", layer.info().minZoom(),
                "maxzoom", layer.info().maxZoom(),
                "fields", fields(layer.info()));
    }

    private static Map<String, String> fields(LayerInfo layer) {
        if (layer.source() == LayerSource.AREAS) {
            return Map.of(
                    "code", "String",
                    "name", "String",
                    "level", "String",
                    "depth", "Number",
                    "synthetic", "Boolean");
        }
        return layer.geometry().filter(LayerGeometry.POINT::equals).isPresent()
                ? Map.of(
                        "category", "Number",
                        "count", "Number",
                        "ref", "String",
                        "name", "String",
                        "key", "String")
                : Map.of("category", "Number", "ref", "String", "name", "String");
    }
}
