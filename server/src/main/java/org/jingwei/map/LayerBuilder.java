package org.jingwei.map;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jingwei.area.Areas;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.tiles.AreaShape;
import org.jingwei.engine.tiles.PointIndex;
import org.jingwei.engine.tiles.PointIndexBuilder;
import org.jingwei.engine.tiles.PolygonIndex;
import org.jingwei.lake.PointSource;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/** Reads all that a layer draws; what a caller sees of it is cut out of the index later. */
@Component
class LayerBuilder {
    private static final String TASK = "map-layers";

    private final Areas areas;
    private final PointSource source;

    LayerBuilder(Areas areas, PointSource source) {
        this.areas = areas;
        this.source = source;
    }

    LayerContent boundaries() {
        List<AreaShape> shapes = new ArrayList<>();
        TreeSet<Long> synthetic = new TreeSet<>();
        areas.boundaries(
                Scope.platform(TASK),
                boundary -> {
                    shapes.add(
                            new AreaShape(
                                    areas.scheme().code(boundary.area().code()),
                                    boundary.area().name(),
                                    boundary.area().synthetic(),
                                    boundary.geometry()));
                    if (boundary.area().synthetic()) {
                        synthetic.add(boundary.area().value());
                    }
                });
        return new LayerContent.Boundaries(PolygonIndex.of(shapes), synthetic);
    }

    LayerContent points(Dataset dataset) {
        Categories categories = Categories.of(dataset);
        PointTexts texts = new PointTexts();
        PointIndexBuilder builder = PointIndex.builder().text(texts);
        source.points(
                Scope.platform(TASK),
                dataset.id(),
                point -> {
                    builder.add(
                            point.row(),
                            point.longitude(),
                            point.latitude(),
                            point.area(),
                            categories.code(point.category()));
                    texts.add(point.name(), point.key());
                });
        texts.trim();
        return new LayerContent.Points(builder.build(), categories.list(), dataset.synthetic());
    }
}
