package org.jingwei.map.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jingwei.map.Category;
import org.jingwei.map.Layer;
import org.jingwei.map.Layers;
import org.jingwei.map.TileAnswer;
import org.jingwei.map.TileFilter;
import org.jingwei.map.catalogue.LayerGeometry;
import org.jingwei.map.catalogue.LayerInfo;
import org.jingwei.map.catalogue.LayerSource;
import org.jingwei.scope.Scope;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Vector tiles and their descriptions. */
@RestController
@RequestMapping("/tiles")
class TileController {
    private final Layers layers;

    TileController(Layers layers) {
        this.layers = layers;
    }

    /** A tile, of some features only if a {@link TileFilter} is given by its three parameters. */
    @GetMapping("/{layer}/{z}/{x}/{y}.mvt")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = TileAnswer.MVT))
    void tile(
            Scope scope,
            @ParameterObject TileAddress address,
            @ParameterObject TileFilter filter,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TileAnswer.send(
                layers.tile(scope, address.layer(), address.tile(), filter), request, response);
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
