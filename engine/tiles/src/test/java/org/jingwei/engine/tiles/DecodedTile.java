package org.jingwei.engine.tiles;

import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.MvtReader;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.TagKeyValueMapConverter;
import io.github.sebasbaumh.mapbox.vectortile.adapt.jts.model.JtsLayer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.MultiPoint;

/**
 * A tile's only layer as an independent library reads it; places that share their properties in one
 * feature each as a feature of its own.
 */
record DecodedTile(String layer, int extent, List<Feature> features) {

    private static final String ID = "#id";

    /** One feature; the id is -1 if it has none. */
    record Feature(long id, Map<String, Object> properties, Geometry geometry) {

        long number(String property) {
            return ((Number) value(property)).longValue();
        }

        String text(String property) {
            return value(property).toString();
        }

        private Object value(String property) {
            Object value = properties.get(property);
            if (value == null) {
                throw new AssertionError("no property " + property + " in " + properties);
            }
            return value;
        }
    }

    static DecodedTile of(byte[] tile) {
        if (tile.length == 0) {
            return new DecodedTile("", VectorLayer.EXTENT, List.of());
        }
        try {
            var layers =
                    MvtReader.loadMvt(
                                    new ByteArrayInputStream(tile),
                                    new GeometryFactory(),
                                    new TagKeyValueMapConverter(true, ID),
                                    MvtReader.RING_CLASSIFIER_V2_1)
                            .getLayers();
            if (layers.size() != 1) {
                throw new AssertionError("one layer expected, not " + layers.size());
            }
            JtsLayer layer = layers.iterator().next();
            return new DecodedTile(layer.getName(), layer.getExtent(), features(layer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Feature> features(JtsLayer layer) {
        List<Feature> features = new ArrayList<>();
        for (Geometry geometry : layer.getGeometries()) {
            Map<String, Object> properties = new LinkedHashMap<>();
            ((Map<?, ?>) geometry.getUserData())
                    .forEach((key, value) -> properties.put(key.toString(), value));
            Object named = properties.remove(ID);
            long id = named == null ? -1 : ((Number) named).longValue();
            if (geometry instanceof MultiPoint points) {
                for (int i = 0; i < points.getNumGeometries(); i++) {
                    features.add(new Feature(id, properties, points.getGeometryN(i)));
                }
            } else {
                features.add(new Feature(id, properties, geometry));
            }
        }
        return features;
    }
}
