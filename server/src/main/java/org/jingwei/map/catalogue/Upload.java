package org.jingwei.map.catalogue;

import java.util.List;

/** A file of features, read and checked whole. */
public record Upload(
        LayerGeometry geometry, List<LayerField> properties, List<UploadedFeature> features) {
    public Upload {
        properties = List.copyOf(properties);
        features = List.copyOf(features);
    }
}
