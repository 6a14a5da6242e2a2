package org.jingwei.map.feature;

import java.util.Map;
import java.util.Optional;
import org.jingwei.area.AreaName;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a layer as a scope sees it.
 *
 * @param id what it is called in its layer
 * @param name what names it; empty for none
 * @param subject the kind and key of the subject it is, where there is a dossier of it
 * @param geometry in WGS84
 * @param properties the fields shown, masked where they are
 */
public record Feature(
        String id,
        String name,
        Optional<SubjectReference> subject,
        Optional<AreaName> area,
        Geometry geometry,
        Map<String, @Nullable Object> properties) {

    /** Whose dossier it leads to. */
    public record SubjectReference(String kind, String key) {}
}
