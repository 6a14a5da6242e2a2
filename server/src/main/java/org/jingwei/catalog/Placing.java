package org.jingwei.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Optional;
import org.jingwei.engine.geo.CoordinateSystem;

/**
 * How a row gets its area: by a code in one of its elements, by the organisation that one of them
 * names, by a position, or by one of the former first and the position where it leads nowhere.
 *
 * @param kind which of the three leads
 * @param element the element that holds an area code, or an organisation's id
 * @param longitude the element that holds the longitude
 * @param latitude the element that holds the latitude
 * @param crs the coordinate system of the two
 */
public record Placing(
        Kind kind,
        Optional<String> element,
        Optional<String> longitude,
        Optional<String> latitude,
        Optional<CoordinateSystem> crs) {

    /** What leads. */
    public enum Kind {
        AREA_CODE,
        COORDINATES,
        /** The area is the one of the organisation. */
        ORGANISATION
    }

    /** The position's elements, where the dataset has a position. */
    @JsonIgnore
    public Optional<Position> position() {
        return longitude.flatMap(
                x -> latitude.map(y -> new Position(x, y, crs.orElse(CoordinateSystem.WGS84))));
    }

    /** Two elements that make a position, and their coordinate system. */
    public record Position(String longitude, String latitude, CoordinateSystem crs) {}
}
