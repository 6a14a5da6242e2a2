package org.jingwei.map;

/**
 * One kind of points of a layer.
 *
 * @param code the number that stands for it in a tile
 * @param value its value in the dataset; empty for all other values
 */
public record Category(int code, String value, String label, String labelEn) {}
