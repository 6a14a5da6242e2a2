package org.jingwei.map;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jingwei.area.AreaBoundary;
import org.jingwei.area.Areas;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.tiles.AreaShape;
import org.jingwei.engine.tiles.PolygonIndex;
import org.jingwei.map.catalogue.LayerBook;
import org.jingwei.map.catalogue.LayerInfo;
import org.jingwei.map.shape.Shape;
import org.jingwei.map.shape.ShapeSet;
import org.jingwei.scope.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads all that a layer of boundaries or of a file draws; what a caller sees of it is cut out of
 * that later.
 */
@Component
class LayerBuilder {
    private static final String TASK = "map-layers";

    private final Areas areas;
    private final LayerBook book;

    LayerBuilder(Areas areas, LayerBook book) {
        this.areas = areas;
        this.book = book;
    }

    LayerContent.Boundaries boundaries() {
        List<AreaShape> drawn = new ArrayList<>();
        List<Shape> outlines = new ArrayList<>();
        TreeSet<Long> synthetic = new TreeSet<>();
        areas.boundaries(
                Scope.platform(TASK),
                boundary -> {
                    drawn.add(
                            new AreaShape(
                                    areas.scheme().code(boundary.area().code()),
                                    boundary.area().name(),
                                    boundary.area().synthetic(),
                                    boundary.geometry()));
                    outlines.add(outline(outlines.size() + 1, boundary));
                    if (boundary.area().synthetic()) {
                        synthetic.add(boundary.area().value());
                    }
                });
        return new LayerContent.Boundaries(
                PolygonIndex.of(drawn), new ShapeSet(outlines, true), synthetic);
    }

    private static Shape outline(int number, AreaBoundary boundary) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("code", boundary.area().code());
        properties.put("name", boundary.area().name());
        properties.put("level", boundary.area().level());
        properties.put("synthetic", boundary.area().synthetic());
        return new Shape(
                number,
                boundary.area().code(),
                boundary.area().name(),
                boundary.geometry(),
                AreaRanges.of(boundary.area().range()),
                properties);
    }

    LayerContent uploaded(LayerInfo layer) {
        UploadedContent content = new UploadedContent(layer);
        book.features(layer.id(), content::add);
        return content.build();
    }
}
