package org.jingwei.map.feature;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * Which features of a layer are asked for.
 *
 * @param bounds a rectangle in WGS84 they must meet
 * @param filters what their properties must be
 */
public record FeatureQuery(Optional<Envelope> bounds, List<Condition> filters) {
    /** All of them. */
    public static final FeatureQuery ALL = new FeatureQuery(Optional.empty(), List.of());

    public FeatureQuery {
        bounds = bounds.map(Envelope::new);
        filters = List.copyOf(filters);
    }

    /** Those in a rectangle. */
    public static FeatureQuery in(Envelope bounds) {
        return new FeatureQuery(Optional.of(bounds), List.of());
    }

    /**
     * A condition on one property.
     *
     * @param operator eq, ge or le, as conditions on rows are written
     */
    public record Condition(String property, String operator, String value) {}
}
