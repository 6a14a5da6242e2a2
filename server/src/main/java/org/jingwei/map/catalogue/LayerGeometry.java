package org.jingwei.map.catalogue;

/** What the features of a layer are. */
public enum LayerGeometry {
    POINT,
    LINE,
    POLYGON
}
