package org.jingwei.lake;

import org.jingwei.engine.geo.LonLat;

/** A record with its place in WGS84. */
public record PlacedRecord(DatasetRecord shown, LonLat place) {}
