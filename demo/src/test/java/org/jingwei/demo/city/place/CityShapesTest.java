package org.jingwei.demo.city.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class CityShapesTest {

    private static final double SQUARE_KILOMETRES = 111.32 * 111.32 * 0.903;
    private static final AreaList AREAS = AreaList.putian();
    private static final CityShapes SHAPES = CityShapes.generate(AREAS, 3503);

    @ParameterizedTest
    @EnumSource(Level.class)
    void theAreasOfEachLevelNeitherOverlapNorLeaveGaps(Level level) {
        Geometry[] outlines = outlines(AREAS.all(level));

        assertThat(CoverageValidator.isValid(outlines)).isTrue();
        assertThat(outlines).allMatch(Geometry::isValid).noneMatch(Geometry::isEmpty);
    }

    @Test
    void anAreaIsTheSumOfItsChildren() {
        for (Area area : AREAS.all()) {
            List<Area> children = AREAS.children(area.code());
            if (!children.isEmpty()) {
                double whole = SHAPES.get(area.code()).getArea();
                double sum =
                        children.stream().mapToDouble(c -> SHAPES.get(c.code()).getArea()).sum();
                assertThat(sum).as(area.name()).isCloseTo(whole, within(whole * 1e-9));
            }
        }
    }

    @Test
    void aTownIsTheUnionOfItsVillages() {
        for (Area town : AREAS.all(Level.TOWN)) {
            Geometry villages = FaceCoverage.union(parts(AREAS.children(town.code())));

            assertThat(villages.equalsExact(SHAPES.get(town.code()))).as(town.name()).isTrue();
        }
    }

    @Test
    void countiesKeepTheSizeOfTheirPublishedOutlines() {
        CountyOutlines.read(AREAS)
                .forEach((code, rough) ->
                        assertThat(SHAPES.get(code).getArea())
                                .as(code)
                                .isCloseTo(rough.getArea(), within(rough.getArea() * 0.02)));
    }

    @Test
    void everyVillageHasAPlausibleSize() {
        for (Area village : AREAS.all(Level.VILLAGE)) {
            assertThat(squareKilometres(village)).as(village.name()).isBetween(0.2, 30.0);
        }
    }

    @Test
    void streetsAreDenserThanTheMountains() {
        assertThat(meanVillage(Setting.URBAN)).isLessThan(meanVillage(Setting.PLAIN));
        assertThat(meanVillage(Setting.PLAIN)).isLessThan(meanVillage(Setting.MOUNTAIN));
    }

    @Test
    void theIslandTownLiesOnItsIslandsAlone() {
        Geometry island = SHAPES.get("350305107");
        Geometry largest = island.getGeometryN(0);
        for (int i = 1; i < island.getNumGeometries(); i++) {
            if (island.getGeometryN(i).getArea() > largest.getArea()) {
                largest = island.getGeometryN(i);
            }
        }

        assertThat(island.getEnvelopeInternal().getMinX()).isGreaterThan(119.35);
        assertThat(largest.getArea() * SQUARE_KILOMETRES).isBetween(55.0, 65.0);
    }

    @Test
    void theSameSeedGivesTheSameShapesAndAnotherSeedOthers() {
        String again = BoundaryText.of(AREAS, CityShapes.generate(AREAS, 3503));
        String other = BoundaryText.of(AREAS, CityShapes.generate(AREAS, 3504));

        assertThat(again).isEqualTo(BoundaryText.of(AREAS, SHAPES)).isNotEqualTo(other);
    }

    @Test
    void coordinatesLieOnTheGridOfACentimetre() {
        for (Coordinate at : SHAPES.get("350302").getCoordinates()) {
            assertThat(at.x * 1e7).isCloseTo(Math.rint(at.x * 1e7), within(1e-5));
        }
    }

    private static double meanVillage(Setting setting) {
        return AREAS.all(Level.VILLAGE).stream()
                .filter(village -> AREAS.setting(village) == setting)
                .mapToDouble(CityShapesTest::squareKilometres)
                .average()
                .orElseThrow();
    }

    private static double squareKilometres(Area area) {
        return SHAPES.get(area.code()).getArea() * SQUARE_KILOMETRES;
    }

    private static Geometry[] outlines(List<Area> areas) {
        return parts(areas).toArray(Geometry[]::new);
    }

    private static List<Geometry> parts(List<Area> areas) {
        return areas.stream().map(area -> SHAPES.get(area.code())).toList();
    }
}
