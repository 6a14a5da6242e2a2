package org.jingwei.lake.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jingwei.area.AreaRegister;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.Placing;
import org.jingwei.catalog.Rule;
import org.jingwei.engine.geo.AreaLocator;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.lake.Positions;
import org.jspecify.annotations.Nullable;

/**
 * Finds the area of a row: by its code or its organisation where it has one that is known, else by
 * its position. A row keeps the code of an area that ended; where several areas came of it, the
 * position decides in which of them it lies, if it has one. A code that is no area's any more leads
 * to what came of it. A row for which nothing leads to an area is unplaced, with the cause; it is
 * not refused.
 */
final class RowPlacer {
    private final Placing placing;
    private final Tools tools;
    private final int named;
    private final int longitude;
    private final int latitude;

    /**
     * What places are found with.
     *
     * @param areas the meanings of codes
     * @param organisations the areas of organisations by their ids
     * @param locator the area of a position
     */
    record Tools(AreaLookup areas, Map<String, Long> organisations, AreaLocator locator) {
        Tools {
            organisations = Map.copyOf(organisations);
        }
    }

    RowPlacer(Dataset dataset, Tools tools) {
        this.placing = dataset.placing();
        this.tools = tools;
        this.named = placeOf(dataset, placing.element());
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
        static final Placement UNKNOWN_ORGANISATION = new Placement(0, "UNKNOWN_ORGANISATION");
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

    /** What is wrong with the row's area code as such, or null. */
    @Nullable Fault fault(RowValues values) {
        return !values.has(named) || placing.kind() == Placing.Kind.ORGANISATION
                ? null
                : AreaLookup.fault(values.area(named, tools.areas()), Rule.AREA_CODE);
    }

    /** The element of the area code. */
    int namedElement() {
        return named;
    }

    /**
     * Places a row.
     *
     * @param badPosition whether a cell of its position could not be read
     */
    Placement place(RowValues values, boolean badPosition) {
        if (named < 0 || !values.has(named)) {
            return placing.position().isEmpty()
                    ? Placement.NO_AREA
                    : byPosition(values, badPosition);
        }
        return placing.kind() == Placing.Kind.ORGANISATION
                ? byOrganisation(values, badPosition)
                : byCode(values, badPosition);
    }

    private Placement byOrganisation(RowValues values, boolean badPosition) {
        Long area = tools.organisations().get(String.valueOf(values.text(named)));
        return area != null
                ? Placement.in(area)
                : otherwise(Placement.UNKNOWN_ORGANISATION, values, badPosition);
    }

    private Placement byCode(RowValues values, boolean badPosition) {
        AreaRegister.Whereabouts found = values.area(named, tools.areas()).whereabouts();
        return switch (found) {
            case AreaRegister.Whereabouts.At at -> Placement.in(at.area());
            case AreaRegister.Whereabouts.Nowhere nowhere ->
                    otherwise(Placement.UNKNOWN_AREA, values, badPosition);
            case AreaRegister.Whereabouts.Among among -> {
                Placement located = otherwise(Placement.UNKNOWN_AREA, values, badPosition);
                yield located.isPlaced() ? located : Placement.in(among.parent());
            }
        };
    }

    /** The position decides where the row names nothing that is known. */
    private Placement otherwise(Placement cause, RowValues values, boolean badPosition) {
        if (placing.position().isEmpty()) {
            return cause;
        }
        Placement located = byPosition(values, badPosition);
        return located.isPlaced() ? located : cause;
    }

    private Placement byPosition(RowValues values, boolean badPosition) {
        if (badPosition) {
            return Placement.BAD_POSITION;
        }
        if (!values.has(longitude) || !values.has(latitude)) {
            return Placement.NO_POSITION;
        }
        Optional<LonLat> position =
                placing.position()
                        .flatMap(known ->
                                Positions.parse(
                                        known.crs(),
                                        values.value(longitude),
                                        values.value(latitude)));
        if (position.isEmpty()) {
            return Placement.BAD_POSITION;
        }
        OptionalLong found =
                tools.locator().locate(position.get().longitude(), position.get().latitude());
        return found.isPresent() ? Placement.in(found.getAsLong()) : Placement.OUTSIDE;
    }
}
