package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.DecodedTile.Feature;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;

class PolygonIndexTest {

    private static final int SIDE = 4;
    private static final LonLat MIDDLE =
            new LonLat(
                    JaggedCity.WEST + JaggedCity.DEGREES * 0.45,
                    JaggedCity.SOUTH + JaggedCity.DEGREES * 0.45);
    private static final double BUFFERED_TILE = Math.pow(4096 + 2 * TileFrame.BUFFER, 2);

    private static DecodedTile tile(PolygonIndex index, TileId tile, AreaRanges scope) {
        return DecodedTile.of(index.tile("areas", tile, scope));
    }

    @Property(tries = 40)
    void townsFillATileWithoutGapAndWithoutOverlap(
            @ForAll @IntRange(min = 1, max = 1000) int seed,
            @ForAll @IntRange(min = 11, max = TileId.MAX_ZOOM) int zoom) {
        PolygonIndex index = PolygonIndex.of(new JaggedCity(SIDE, seed).towns());

        DecodedTile tile = tile(index, TileId.at(zoom, MIDDLE), AreaRanges.ALL);

        // In whole numbers: one vertex that two neighbours put apart, and the sum is another.
        assertThat(tile.features().stream().mapToDouble(f -> f.geometry().getArea()).sum())
                .isEqualTo(BUFFERED_TILE);
    }

    @Property(tries = 20)
    void neighboursHaveEveryVertexOfTheirBorderInCommon(
            @ForAll @IntRange(min = 1, max = 1000) int seed,
            @ForAll @IntRange(min = 8, max = 10) int zoom) {
        List<AreaShape> two = new JaggedCity(SIDE, seed).towns().subList(5, 7);
        PolygonIndex index = PolygonIndex.of(two);
        TileId id = TileId.at(zoom, MIDDLE);

        List<Feature> towns = tile(index, id, AreaRanges.ALL).features();

        assertThat(towns).hasSize(2);
        Set<Coordinate> shared = vertices(towns.get(0));
        shared.retainAll(vertices(towns.get(1)));
        // Both towns and their common border are simplified, but more than a straight line is left.
        assertThat(shared).hasSizeGreaterThan(3);
        Geometry union = towns.get(0).geometry().union(towns.get(1).geometry());
        assertThat(union.getGeometryType()).isEqualTo("Polygon");
        assertThat(((Polygon) union).getNumInteriorRing()).isZero();
    }

    private static Set<Coordinate> vertices(Feature feature) {
        return new HashSet<>(List.of(feature.geometry().getCoordinates()));
    }

    @Property(tries = 30)
    void aTownSpreadOverTilesKeepsItsArea(
            @ForAll @IntRange(min = 1, max = 1000) int seed,
            @ForAll @IntRange(min = 11, max = 14) int zoom) {
        AreaShape town = new JaggedCity(SIDE, seed).towns().get(6);
        PolygonIndex index = PolygonIndex.of(List.of(town));
        Envelope extent = town.geometry().getEnvelopeInternal();
        TileId from = TileId.at(zoom, new LonLat(extent.getMinX(), extent.getMaxY()));
        TileId to = TileId.at(zoom, new LonLat(extent.getMaxX(), extent.getMinY()));
        Geometry box = new GeometryFactory().toGeometry(new Envelope(0, 4096, 0, 4096));
        double area = 0;
        for (int x = from.x(); x <= to.x(); x++) {
            for (int y = from.y(); y <= to.y(); y++) {
                for (Feature feature :
                        tile(index, new TileId(zoom, x, y), AreaRanges.ALL).features()) {
                    area += feature.geometry().buffer(0).intersection(box).getArea();
                }
            }
        }
        double units = 4096.0 * (1 << zoom) / 360;
        double mercator =
                units * units * town.geometry().getArea() / Math.cos(Math.toRadians(25.45));

        assertThat(area / mercator).isBetween(0.995, 1.005);
    }

    @Test
    void anAreaCarriesWhatItIsCalled() {
        List<AreaShape> areas = List.of(new JaggedCity(SIDE, 1).towns().get(5));
        PolygonIndex index = PolygonIndex.of(areas);

        DecodedTile tile = tile(index, TileId.at(9, MIDDLE), AreaRanges.ALL);

        assertThat(tile.layer()).isEqualTo("areas");
        assertThat(tile.features().getFirst().properties())
                .isEqualTo(
                        Map.of(
                                "code",
                                "350302006",
                                "name",
                                "镇350302006",
                                "level",
                                "TOWN",
                                "depth",
                                4L,
                                "synthetic",
                                true));
    }

    @Test
    void aScopeIsShownOnlyAreasItHasAllOf() {
        List<AreaShape> areas = new ArrayList<>(new JaggedCity(SIDE, 1).towns());
        areas.add(new AreaShape(JaggedCity.COUNTY, "城厢区", false, square(0, JaggedCity.DEGREES)));
        PolygonIndex index = PolygonIndex.of(areas);
        TileId tile = TileId.at(9, MIDDLE);
        AreaRanges towns =
                AreaRanges.ofCodes(
                        Stream.of(5, 6).map(number -> JaggedCity.COUNTY.child(number)).toList());

        assertThat(codes(tile(index, tile, towns))).containsExactly("350302005", "350302006");
        assertThat(codes(tile(index, tile, AreaRanges.ofCodes(List.of(JaggedCity.COUNTY)))))
                .hasSize(17)
                .startsWith("350302");
        AreaRange part =
                new AreaRange(JaggedCity.COUNTY.value(), JaggedCity.COUNTY.child(2).range().hi());
        assertThat(codes(tile(index, tile, AreaRanges.of(part))))
                .containsExactly("350302001", "350302002");
        assertThat(index.tile("areas", tile, AreaRanges.NONE)).isEmpty();
        assertThat(index.count(towns)).isEqualTo(2);
        assertThat(index.count(AreaRanges.ALL)).isEqualTo(index.size()).isEqualTo(17);
    }

    private static List<String> codes(DecodedTile tile) {
        return tile.features().stream().map(feature -> feature.text("code")).toList();
    }

    private static Geometry square(double inset, double side) {
        double west = JaggedCity.WEST + inset;
        double south = JaggedCity.SOUTH + inset;
        return new GeometryFactory()
                .toGeometry(new Envelope(west, west + side, south, south + side));
    }

    @Test
    void aHoleStaysAHole() {
        Geometry ring = square(0, 0.4).difference(square(0.1, 0.2));
        PolygonIndex index =
                PolygonIndex.of(List.of(new AreaShape(JaggedCity.COUNTY, "环", false, ring)));

        LonLat inside = new LonLat(JaggedCity.WEST + 0.2, JaggedCity.SOUTH + 0.2);

        Feature seen = tile(index, TileId.at(7, inside), AreaRanges.ALL).features().getFirst();

        assertThat(((Polygon) seen.geometry().getGeometryN(0)).getNumInteriorRing()).isEqualTo(1);
        for (int zoom : new int[] {13, 14, 22}) {
            assertThat(index.tile("areas", TileId.at(zoom, inside), AreaRanges.ALL)).isEmpty();
        }
    }

    @Test
    void outlinesAreCoarserFromAfar() {
        PolygonIndex index = PolygonIndex.of(new JaggedCity(SIDE, 1).towns());

        int far = index.tile("areas", TileId.at(7, MIDDLE), AreaRanges.ALL).length;
        int near = index.tile("areas", TileId.at(9, MIDDLE), AreaRanges.ALL).length;

        assertThat(far).isPositive().isLessThan(near / 2);
    }

    /**
     * The towns of a county of which each is some 0.1 degrees wide: 146 units of a tile at zoom 7.
     */
    private static PolygonIndex nested() {
        List<AreaShape> areas = new ArrayList<>(new JaggedCity(SIDE, 1).towns());
        areas.add(new AreaShape(JaggedCity.COUNTY, "城厢区", false, square(0, JaggedCity.DEGREES)));
        return PolygonIndex.of(areas);
    }

    @Test
    void areasTooSmallToSeeAreLeftOutOfThoseAroundThem() {
        PolygonIndex nested = nested();

        assertThat(nested.fromZoom(4)).isEqualTo(8);
        assertThat(codes(tile(nested, TileId.at(7, MIDDLE), AreaRanges.ALL)))
                .containsExactly("350302");
        assertThat(codes(tile(nested, TileId.at(8, MIDDLE), AreaRanges.ALL))).hasSize(17);
    }

    @Test
    void areasHoweverSmallAreSeenWhereNothingAroundThemIs() {
        PolygonIndex alone = PolygonIndex.of(new JaggedCity(SIDE, 1).towns());
        AreaRanges two =
                AreaRanges.of(
                        List.of(
                                JaggedCity.COUNTY.child(6).range(),
                                JaggedCity.COUNTY.child(11).range()));

        assertThat(codes(tile(alone, TileId.at(4, MIDDLE), AreaRanges.ALL))).hasSize(16);
        assertThat(codes(tile(nested(), TileId.at(4, MIDDLE), two)))
                .containsExactly("350302006", "350302011");
    }

    @Test
    void anEmptyIndexHasEmptyTiles() {
        assertThat(PolygonIndex.of(List.of()).tile("areas", new TileId(0, 0, 0), AreaRanges.ALL))
                .isEmpty();
    }
}
