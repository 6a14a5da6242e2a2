package org.jingwei.lake;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A placed row as a point.
 *
 * @param row its number in the dataset
 * @param longitude in WGS84
 * @param latitude in WGS84
 * @param area stored code of its area
 * @param category its value of the element that colours the points
 * @param key what identifies it: its subject's key, or its number
 * @param name its title, masked where the element is
 * @param time when it was, by the element asked for
 */
public record MapPoint(
        long row,
        double longitude,
        double latitude,
        long area,
        Optional<String> category,
        String key,
        String name,
        Optional<LocalDateTime> time) {}
