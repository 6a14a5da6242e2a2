package org.jingwei.lake.intake;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jingwei.area.AreaRegister;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.Placing;
import org.jingwei.engine.geo.AreaLocator;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.lake.Positions;
import org.jspecify.annotations.Nullable;

/**
 * Finds the area of a row: by its code where it has one that is known, else by its position. A row
 * for which neither leads to an area is unplaced, with the cause; it is not refused.
 */
final class RowPlacer {
    private final Placing placing;
    private final AreaRegister register;
    private final AreaLocator locator;
    private final int area;
    private final int longitude;
    private final int latitude;

    RowPlacer(Dataset dataset, AreaRegister register, AreaLocator locator) {
        this.placing = dataset.placing();
        this.register = register;
        this.locator = locator;
        this.area = placeOf(dataset, placing.element());
        this.longitude = placeOf(dataset, placing.position().map(Placing.Position::longitude));
        this.latitude = placeOf(dataset, placing.position().map(Placing.Position::latitude));
    }

    private static int placeOf(Dataset dataset, Optional<String> element) {
        List<String> names = dataset.elements().stream().map(Element::name).toList();
        return element.map(names::indexOf).orElse(-1);
    }

    /** An area, or why there is none. */
    record Placement(long area, String cause) {
        static final Placement NO_AREA = new Placement(0, "NO_AREA");
        static final Placement UNKNOWN_AREA = new Placement(0, "UNKNOWN_AREA");
        static final Placement NO_POSITION = new Placement(0, "NO_POSITION");
        static final Placement BAD_POSITION = new Placement(0, "BAD_POSITION");
        static final Placement OUTSIDE = new Placement(0, "OUTSIDE");

        static Placement in(long area) {
            return new Placement(area, "");
        }

        boolean isPlaced() {
            return area != 0;
        }
    }

    /** Whether a cell of this element that is no number leaves the row unplaced, not refused. */
    boolean forgives(int element) {
        return element == longitude || element == latitude;
    }

    /** Which element holds the area's code; -1 when none does. */
    int areaElement() {
        return area;
    }

    /**
     * Places a row.
     *
     * @param code the stored code of its area element, if it has a value
     * @param badPosition whether a cell of its position could not be read
     */
    Placement place(OptionalLong code, @Nullable Object[] values, boolean badPosition) {
        if (code.isPresent() && register.contains(code.getAsLong())) {
            return Placement.in(code.getAsLong());
        }
        if (placing.position().isEmpty()) {
            return code.isPresent() ? Placement.UNKNOWN_AREA : Placement.NO_AREA;
        }
        Placement located = badPosition ? Placement.BAD_POSITION : locate(values);
        return code.isPresent() && !located.isPlaced() ? Placement.UNKNOWN_AREA : located;
    }

    private Placement locate(@Nullable Object[] values) {
        if (values[longitude] == null || values[latitude] == null) {
            return Placement.NO_POSITION;
        }
        Optional<LonLat> position = position(values);
        if (position.isEmpty()) {
            return Placement.BAD_POSITION;
        }
        OptionalLong found = locator.locate(position.get().longitude(), position.get().latitude());
        return found.isPresent() ? Placement.in(found.getAsLong()) : Placement.OUTSIDE;
    }

    /** The row's position in WGS84, if it has a usable one. */
    Optional<LonLat> position(@Nullable Object[] values) {
        return placing.position()
                .flatMap(position ->
                        Positions.parse(position.crs(), values[longitude], values[latitude]));
    }
}
