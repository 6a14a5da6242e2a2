package org.jingwei.map;

import java.util.Optional;
import org.jingwei.area.AreaName;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.search.SearchFind;

/**
 * Something found.
 *
 * @param kind AREA, or the kind of a subject
 * @param key the area's code, or the subject's key
 * @param area where it is; of an area itself
 * @param path the areas it lies in from the root down, as text
 * @param match what of it was found, and how
 */
public record SearchHit(
        String kind,
        String key,
        String name,
        Optional<AreaName> area,
        String path,
        Optional<LonLat> point,
        SearchFind.Match match) {

    static final String AREA = "AREA";

    /** The level, if it is an area. */
    public Optional<String> level() {
        return kind.equals(AREA) ? area.map(AreaName::level) : Optional.empty();
    }
}
