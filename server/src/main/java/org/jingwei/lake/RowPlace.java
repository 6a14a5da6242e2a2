package org.jingwei.lake;

/**
 * Where a row is.
 *
 * @param row its number in the dataset
 * @param longitude in WGS84
 * @param latitude in WGS84
 */
public record RowPlace(long row, double longitude, double latitude) {}
