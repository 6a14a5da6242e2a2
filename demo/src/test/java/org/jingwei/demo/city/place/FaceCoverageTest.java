package org.jingwei.demo.city.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

class FaceCoverageTest {

    private static final Geometry WEST = box(0, 6, 0, 10);
    private static final Geometry EAST = box(5, 10, 0, 10);

    @Test
    void anOverlapGoesToOneOwnerWhole() {
        SortedMap<String, Geometry> areas = coverage(WEST, EAST).areas();

        assertThat(size(areas, "west")).isEqualTo(60);
        assertThat(size(areas, "east")).isEqualTo(40);
        assertThat(CoverageValidator.isValid(areas.values().toArray(Geometry[]::new))).isTrue();
    }

    @Test
    void aGapGoesToTheNeighbourWithTheLongestBorder() {
        Geometry frame = box(6, 10, 0, 10).difference(box(6, 7, 4, 6));

        SortedMap<String, Geometry> areas = coverage(WEST, frame).fillGaps(3).areas();

        assertThat(size(areas, "east")).isEqualTo(40);
    }

    @Test
    void aGapLargerThanAllowedStaysOpen() {
        Geometry frame = box(6, 10, 0, 10).difference(box(6, 7, 4, 6));

        SortedMap<String, Geometry> areas = coverage(WEST, frame).fillGaps(1).areas();

        assertThat(size(areas, "east")).isEqualTo(38);
    }

    @Test
    void aFragmentInsideTheNeighbourJoinsIt() {
        Geometry withCrumb = WEST.union(box(8, 9, 4, 5));
        Geometry withHole = box(6, 10, 0, 10).difference(box(8, 9, 4, 5));

        SortedMap<String, Geometry> areas =
                coverage(withCrumb, withHole).joinFragments((mine, theirs) -> true).areas();

        assertThat(size(areas, "west")).isEqualTo(60);
        assertThat(size(areas, "east")).isEqualTo(40);
    }

    @Test
    void anIslandStaysWithItsOwner() {
        Geometry withIsland = WEST.union(box(20, 21, 4, 5));

        SortedMap<String, Geometry> areas =
                coverage(withIsland, EAST).joinFragments((mine, theirs) -> true).areas();

        assertThat(size(areas, "west")).isEqualTo(61);
    }

    private static FaceCoverage coverage(Geometry west, Geometry east) {
        return new FaceCoverage(
                Arrangement.faces(List.of(west.getBoundary(), east.getBoundary())),
                point -> owner(point, west, east));
    }

    private static Optional<String> owner(Point point, Geometry west, Geometry east) {
        if (west.contains(point)) {
            return Optional.of("west");
        }
        return east.contains(point) ? Optional.of("east") : Optional.empty();
    }

    private static double size(SortedMap<String, Geometry> areas, String owner) {
        return Objects.requireNonNull(areas.get(owner)).getArea();
    }

    private static Geometry box(double west, double east, double south, double north) {
        return Arrangement.FACTORY.toGeometry(new Envelope(west, east, south, north));
    }
}
