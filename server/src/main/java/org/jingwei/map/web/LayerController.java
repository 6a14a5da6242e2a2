package org.jingwei.map.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jingwei.http.Page;
import org.jingwei.map.Layer;
import org.jingwei.map.Layers;
import org.jingwei.scope.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists the layers that a caller has. */
@RestController
class LayerController {
    private final Layers layers;

    LayerController(Layers layers) {
        this.layers = layers;
    }

    @GetMapping("/api/layers")
    Page<LayerItem> list(Scope scope) {
        return Page.whole(layers.list(scope).stream().map(LayerItem::new).toList());
    }

    /** A layer with every field, also those without a value. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LayerItem(@JsonUnwrapped Layer layer) {}
}
