package org.jingwei.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.area.AreaRegister.Whereabouts;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.catalog.LoadMode;
import org.jingwei.catalog.Placing;
import org.jingwei.engine.geo.AreaLocator;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.scope.Clearance;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Rows find their area by what they name, and by where they are where that is not enough. */
class RowPlacerTest {
    private static final long TOWN = code("350301001");
    private static final long DIVIDED = code("350301001006");
    private static final long VILLAGE = code("350301001001");

    private static long code(String text) {
        return AreaScheme.CHINA.code(text).value();
    }

    private static Element element(String name, ElementType type) {
        return new Element(
                name,
                name,
                name,
                type,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Dataset dataset(Placing.Kind kind) {
        return new Dataset(
                "d",
                "d",
                "d",
                "market",
                "",
                Clearance.INTERNAL,
                false,
                List.of(
                        element("named", ElementType.TEXT),
                        element("lon", ElementType.DOUBLE),
                        element("lat", ElementType.DOUBLE)),
                List.of(),
                new Placing(
                        kind,
                        Optional.of("named"),
                        Optional.of("lon"),
                        Optional.of("lat"),
                        Optional.of(CoordinateSystem.WGS84)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                LoadMode.APPEND,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Whereabouts whereabouts(long code) {
        if (code == DIVIDED) {
            return new Whereabouts.Among(DIVIDED);
        }
        if (code == code("350301001009")) {
            return new Whereabouts.Among(TOWN);
        }
        return code == code("350301001008") ? new Whereabouts.At(VILLAGE) : Whereabouts.UNKNOWN;
    }

    private static RowPlacer.Placement place(Placing.Kind kind, String named, double... position) {
        Dataset dataset = dataset(kind);
        AreaLocator locator =
                AreaLocator.builder()
                        .add(
                                VILLAGE,
                                new GeometryFactory().toGeometry(new Envelope(119, 120, 25, 26)))
                        .build();
        RowPlacer.Tools tools =
                new RowPlacer.Tools(
                        new AreaLookup(AreaScheme.CHINA, RowPlacerTest::whereabouts),
                        Map.of("town-1", TOWN),
                        locator);
        RowValues values = new RowValues(dataset.elements());
        values.set(0, named);
        if (position.length == 2) {
            values.set(1, position[0]);
            values.set(2, position[1]);
        }
        return new RowPlacer(dataset, tools).place(values, false);
    }

    @Test
    void byTheAreaOfAnOrganisation() {
        assertThat(place(Placing.Kind.ORGANISATION, "town-1").area()).isEqualTo(TOWN);
        assertThat(place(Placing.Kind.ORGANISATION, "nobody").cause())
                .isEqualTo("UNKNOWN_ORGANISATION");
        assertThat(place(Placing.Kind.ORGANISATION, "nobody", 119.5, 25.5).area())
                .isEqualTo(VILLAGE);
    }

    @Test
    void byTheAreaThatCameOfAFormerOne() {
        assertThat(place(Placing.Kind.AREA_CODE, "350301001008").area()).isEqualTo(VILLAGE);
    }

    @Test
    void ofADividedAreaThatIsGoneByThePositionElseAboveAllParts() {
        assertThat(place(Placing.Kind.AREA_CODE, "350301001009", 119.5, 25.5).area())
                .isEqualTo(VILLAGE);
        assertThat(place(Placing.Kind.AREA_CODE, "350301001009").area()).isEqualTo(TOWN);
    }

    @Test
    void ofADividedAreaThatIsThereByThePositionElseByItsOwnCode() {
        assertThat(place(Placing.Kind.AREA_CODE, "350301001006", 119.5, 25.5).area())
                .isEqualTo(VILLAGE);
        assertThat(place(Placing.Kind.AREA_CODE, "350301001006", 100, 10).area())
                .isEqualTo(DIVIDED);
        assertThat(place(Placing.Kind.AREA_CODE, "350301001006").area()).isEqualTo(DIVIDED);
    }

    @Test
    void notAtAllWithTheCause() {
        assertThat(place(Placing.Kind.AREA_CODE, "350301001007").cause()).isEqualTo("UNKNOWN_AREA");
    }
}
