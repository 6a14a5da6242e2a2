package org.jingwei.map.catalogue;

/** A layer that somebody made was made, changed, filled or removed. */
public record LayerEdited(String layer) {}
