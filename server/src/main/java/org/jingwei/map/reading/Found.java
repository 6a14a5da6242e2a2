package org.jingwei.map.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.area.AreaName;
import org.jingwei.engine.geo.SpatialReference;
import org.jingwei.map.catalogue.LayerGeometry;
import org.jingwei.map.catalogue.LayerInfo;
import org.jingwei.map.feature.Feature;
import org.jingwei.map.shape.GeoJsonText;
import org.jspecify.annotations.Nullable;

/**
 * A feature that was found.
 *
 * @param distanceMetres how far it is from the place asked about
 * @param geometry GeoJSON in WGS84
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Found(
        String id,
        String name,
        Optional<Feature.SubjectReference> subject,
        Optional<AreaName> area,
        Optional<Double> distanceMetres,
        Map<String, Object> geometry,
        Map<String, @Nullable Object> properties) {

    static Found of(Feature feature, Optional<Double> distance) {
        return new Found(
                feature.id(),
                feature.name(),
                feature.subject(),
                feature.area(),
                distance.map(metres -> Math.rint(metres * 10) / 10),
                GeoJsonText.of(feature.geometry(), SpatialReference.CRS84),
                feature.properties());
    }

    /**
     * What was found of one layer.
     *
     * @param count how many there are, also those that are not among the items
     * @param items the nearest of them
     */
    public record InLayer(
            String layer,
            String name,
            String nameEn,
            Optional<LayerGeometry> geometry,
            long count,
            List<Found> items) {
        public InLayer {
            items = List.copyOf(items);
        }

        static InLayer of(LayerInfo layer, long count, List<Found> items) {
            return new InLayer(
                    layer.id(), layer.name(), layer.nameEn(), layer.geometry(), count, items);
        }
    }
}
