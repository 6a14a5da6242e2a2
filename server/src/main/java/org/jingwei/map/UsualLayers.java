package org.jingwei.map;

import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.ElementType;
import org.jingwei.catalog.Points;
import org.jingwei.map.catalogue.LayerField;
import org.jingwei.map.catalogue.LayerGeometry;
import org.jingwei.map.catalogue.LayerInfo;
import org.jingwei.map.catalogue.LayerSource;
import org.jingwei.map.catalogue.Style;

/** The layers that are there without anybody making them. */
final class UsualLayers {
    private static final int AREAS_MAX_ZOOM = 16;
    private static final int POINTS_MAX_ZOOM = 18;
    private static final double POINT_RADIUS = 5;
    private static final List<LayerField> OF_AREAS =
            List.of(
                    new LayerField("code", "区划代码", "Code", ElementType.TEXT, false),
                    new LayerField("name", "名称", "Name", ElementType.TEXT, false),
                    new LayerField("level", "级别", "Level", ElementType.TEXT, false),
                    new LayerField("synthetic", "示意", "Synthetic", ElementType.BOOLEAN, false));

    private UsualLayers() {}

    static LayerInfo areas(boolean synthetic) {
        return new LayerInfo(
                Layers.AREAS,
                "区划边界",
                "Area boundaries",
                Optional.empty(),
                Optional.of(LayerGeometry.POLYGON),
                LayerSource.AREAS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                AREAS_MAX_ZOOM,
                new Style.Single(Style.DEFAULT_COLOR, POINT_RADIUS),
                OF_AREAS.stream().map(LayerField::name).toList(),
                OF_AREAS,
                true,
                synthetic);
    }

    static LayerInfo of(Dataset dataset) {
        List<LayerField> properties = dataset.elements().stream().map(LayerField::of).toList();
        return new LayerInfo(
                dataset.id(),
                dataset.name(),
                dataset.nameEn(),
                Optional.empty(),
                Optional.of(LayerGeometry.POINT),
                LayerSource.DATASET,
                Optional.of(dataset.id()),
                Optional.empty(),
                Optional.of(dataset.owner()),
                Optional.of(dataset.sensitivity()),
                0,
                POINTS_MAX_ZOOM,
                dataset.points()
                        .flatMap(Points::category)
                        .<Style>map(category -> new Style.Categories(category, List.of()))
                        .orElse(new Style.Single(Style.DEFAULT_COLOR, POINT_RADIUS)),
                properties.stream().map(LayerField::name).toList(),
                properties,
                true,
                dataset.synthetic());
    }
}
