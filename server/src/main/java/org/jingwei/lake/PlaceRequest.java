package org.jingwei.lake;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * Which rows of a dataset with points are asked for by their place.
 *
 * @param bounds west, east, south and north in WGS84, edges included; everywhere when empty
 * @param filters conditions as {@code element:operator:value}
 */
public record PlaceRequest(String dataset, Optional<Envelope> bounds, List<String> filters) {
    public PlaceRequest {
        bounds = bounds.map(Envelope::new);
        filters = List.copyOf(filters);
    }

    /** All that have a place. */
    public static PlaceRequest of(String dataset) {
        return new PlaceRequest(dataset, Optional.empty(), List.of());
    }

    /** Those in a rectangle. */
    public static PlaceRequest of(String dataset, Envelope bounds) {
        return new PlaceRequest(dataset, Optional.of(bounds), List.of());
    }

    /** Whether a place of WGS84 lies in the rectangle. */
    boolean has(double longitude, double latitude) {
        return bounds.map(rectangle -> rectangle.contains(longitude, latitude)).orElse(true);
    }
}
