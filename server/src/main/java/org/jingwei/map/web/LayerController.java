package org.jingwei.map.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.http.Page;
import org.jingwei.http.Problem;
import org.jingwei.map.Layer;
import org.jingwei.map.Layers;
import org.jingwei.map.catalogue.BreakMethod;
import org.jingwei.map.catalogue.ClassBreaks;
import org.jingwei.map.catalogue.FieldNumbers;
import org.jingwei.map.catalogue.LayerBook;
import org.jingwei.map.catalogue.LayerDefinition;
import org.jingwei.map.catalogue.LayerField;
import org.jingwei.map.catalogue.LayerInfo;
import org.jingwei.scope.Scope;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of layers: those a caller has, and those people make. */
@RestController
@RequestMapping("/api/layers")
class LayerController {
    private final Layers layers;
    private final LayerBook book;
    private final FieldNumbers numbers;

    LayerController(Layers layers, LayerBook book, FieldNumbers numbers) {
        this.layers = layers;
        this.book = book;
        this.numbers = numbers;
    }

    /** A layer with every field, also those without a value. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LayerItem(@JsonUnwrapped Layer layer) {}

    @GetMapping
    Page<LayerItem> list(Scope scope) {
        return Page.whole(layers.list(scope).stream().map(LayerItem::new).toList());
    }

    @GetMapping("/{id}")
    LayerItem get(Scope scope, @PathVariable String id) {
        return new LayerItem(layers.get(scope, id));
    }

    @PostMapping
    ResponseEntity<LayerItem> create(
            Scope scope,
            @org.springframework.web.bind.annotation.RequestBody LayerDefinition definition) {
        String id = book.create(scope, definition).id();
        return ResponseEntity.created(URI.create("/api/layers/" + id)).body(get(scope, id));
    }

    @PutMapping("/{id}")
    LayerItem update(
            Scope scope,
            @PathVariable String id,
            @org.springframework.web.bind.annotation.RequestBody LayerDefinition definition) {
        requireMade(scope, id);
        return get(scope, book.update(scope, id, definition).id());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Scope scope, @PathVariable String id) {
        requireMade(scope, id);
        book.delete(scope, id);
    }

    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/geo+json",
                            schema = @Schema(type = "string", format = "binary")))
    @PostMapping("/{id}/upload")
    LayerItem upload(
            Scope scope,
            @PathVariable String id,
            @RequestParam Optional<String> crs,
            HttpServletRequest request)
            throws IOException {
        requireMade(scope, id);
        Optional<CoordinateSystem> system = crs.map(LayerController::system);
        return get(scope, book.upload(scope, id, request.getInputStream(), system).id());
    }

    private static CoordinateSystem system(String crs) {
        try {
            return CoordinateSystem.parse(crs);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("unknown-crs", e.getMessage() + ".");
        }
    }

    /** The layers that are there by themselves are changed by nobody. */
    private void requireMade(Scope scope, String id) {
        Layer layer = layers.get(scope, id);
        if (!layer.editable()) {
            throw Problem.forbidden(
                    "The layer "
                            + id
                            + " is not yours to change: only the people of its owner and"
                            + " administrators change a layer that was made, and nobody one that is there"
                            + " by itself.");
        }
    }

    /**
     * Classes of a property's numbers.
     *
     * @param method how they were found
     * @param source where the method is from
     * @param breaks the least value, the greatest of each class but the last, the greatest of all
     * @param counts how many features each class has
     * @param values how many features have a number
     */
    record Classes(
            String field,
            BreakMethod method,
            String source,
            List<Double> breaks,
            List<Long> counts,
            long values) {}

    @GetMapping("/{id}/classes")
    Classes classes(
            Scope scope,
            @PathVariable String id,
            @RequestParam String field,
            @RequestParam(defaultValue = "QUANTILE") BreakMethod method,
            @RequestParam(defaultValue = "5") int count) {
        LayerInfo layer = layers.view(scope, id).info();
        LayerField property =
                layer.find(field)
                        .orElseThrow(() ->
                                Problem.invalid(
                                        "unknown-field",
                                        "The layer "
                                                + id
                                                + " has no field \""
                                                + shortened(field)
                                                + "\"."));
        if (!property.type().isNumber() || property.masked()) {
            throw Problem.invalid(
                    "not-a-number", "The field \"" + field + "\" holds no numbers, or is masked.");
        }
        if (count < ClassBreaks.LEAST || count > ClassBreaks.MOST) {
            throw Problem.badRequest(
                    "invalid-count",
                    "count must be from " + ClassBreaks.LEAST + " to " + ClassBreaks.MOST + ".");
        }
        ClassBreaks found = numbers.of(scope, layer, field);
        List<Double> breaks = found.limits(method, count);
        return new Classes(
                field, method, method.source(), breaks, found.counts(breaks), found.size());
    }

    private static String shortened(String text) {
        return text.length() <= 63 ? text : text.substring(0, 63) + "…";
    }
}
