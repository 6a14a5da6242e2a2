package org.jingwei.map.catalogue;

/** Where the features of a layer come from. */
public enum LayerSource {
    /** The boundaries of areas. */
    AREAS,
    /** The rows of a dataset with points. */
    DATASET,
    /** All subjects of a kind: the rows of the dataset with authority over it. */
    SUBJECT,
    /** A file of GeoJSON. */
    UPLOAD
}
