package org.jingwei.lake;

import java.util.Optional;
import java.util.OptionalLong;
import org.jingwei.engine.geo.LonLat;

/**
 * Somebody a dossier is about.
 *
 * @param kind ENTERPRISE, SCHOOL or another kind
 * @param area stored code of its area
 * @param point where it is
 * @param dataset which dataset says that it is there
 */
public record Subject(
        String kind,
        String key,
        String name,
        OptionalLong area,
        Optional<LonLat> point,
        String owner,
        String dataset) {}
