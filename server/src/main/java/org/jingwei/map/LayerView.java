package org.jingwei.map;

import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.map.catalogue.LayerInfo;
import org.jingwei.map.shape.ShapeSet;

/**
 * What a scope reaches of a layer, to read its features: rows of a dataset, or shapes in memory.
 *
 * @param areas the areas in which the scope has its features
 */
public record LayerView(
        LayerInfo info, AreaRanges areas, Optional<Dataset> dataset, Optional<ShapeSet> shapes) {}
