package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

class LineIndexTest {

    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final LonLat CROSSING = new LonLat(119.003, 25.4);
    private static final double LEG = 0.2;
    private static final int STEPS = 200;

    /** How far a vertex is aside at most: less than the first of the steps along. */
    private static final double ASIDE = 0.9 * LEG / STEPS;

    /** A jagged way from the crossing to its end that nowhere turns back behind where it began. */
    private static List<Coordinate> way(Random random, double east, double north) {
        List<Coordinate> way = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            double along = (double) i / STEPS;
            boolean end = i == 0 || i == STEPS;
            double aside = end ? 0 : Math.clamp(0.0004 * random.nextGaussian(), -ASIDE, ASIDE);
            way.add(
                    new Coordinate(
                            CROSSING.longitude() + along * east + aside,
                            CROSSING.latitude() + along * north + aside));
        }
        return way;
    }

    private static LineShape line(long id, List<Coordinate> vertices) {
        Geometry geometry = GEOMETRIES.createLineString(vertices.toArray(Coordinate[]::new));
        return new LineShape(id, 5, 2, id == 1 ? "东大路" : "", geometry);
    }

    private static DecodedTile tile(LineIndex index, TileId tile, AreaRanges scope) {
        return DecodedTile.of(index.tile("road", tile, scope));
    }

    /** Two lines come by one track and part at a crossing; the second runs the other way. */
    private static List<LineShape> fork(long seed) {
        Random random = new Random(seed);
        List<Coordinate> track = way(random, -LEG, 0).reversed();
        List<Coordinate> first = new ArrayList<>(track);
        first.addAll(way(random, LEG, LEG / 2).subList(1, 201));
        List<Coordinate> second = new ArrayList<>(track);
        second.addAll(way(random, LEG, -LEG / 2).subList(1, 201));
        return List.of(line(1, first), line(2, second.reversed()));
    }

    @Property(tries = 40)
    void linesThatShareATrackStayOnItAndPartAtTheirCrossing(
            @ForAll long seed, @ForAll @IntRange(min = 8, max = 14) int zoom) {
        List<LineShape> lines = fork(seed);
        LineIndex index = LineIndex.of(lines);
        TileId west =
                TileId.at(zoom, new LonLat(CROSSING.longitude() - 0.003, CROSSING.latitude()));
        int crossingX = crossing(west).x < 4096 ? (int) crossing(west).x : 4096 + 64;

        List<Feature> features = tile(index, west, AreaRanges.ALL).features();

        assertThat(features).hasSize(2);
        assertThat(westOf(crossingX, features.get(0)))
                .isEqualTo(westOf(crossingX, features.get(1)))
                .hasSizeGreaterThan(2);
        if (crossing(west).x < 4096) {
            assertThat(List.of(features.get(0).geometry().getCoordinates()))
                    .contains(crossing(west));
        }
    }

    private static Coordinate crossing(TileId tile) {
        return new TileFrame(tile)
                .rounded(
                        ZoomBands.projected(
                                        GEOMETRIES.createPoint(
                                                new Coordinate(
                                                        CROSSING.longitude(), CROSSING.latitude())))
                                .getCoordinate());
    }

    private static Set<Coordinate> westOf(int x, Feature feature) {
        Set<Coordinate> vertices = new HashSet<>(List.of(feature.geometry().getCoordinates()));
        vertices.removeIf(vertex -> vertex.x > x - 40);
        return vertices;
    }

    @Property(tries = 20)
    void aLineSpreadOverTilesKeepsItsLength(
            @ForAll long seed, @ForAll @IntRange(min = 14, max = 16) int zoom) {
        LineShape line = fork(seed).getFirst();
        LineIndex index = LineIndex.of(List.of(line));
        Envelope extent = line.geometry().getEnvelopeInternal();
        TileId from = TileId.at(zoom, new LonLat(extent.getMinX(), extent.getMaxY()));
        TileId to = TileId.at(zoom, new LonLat(extent.getMaxX(), extent.getMinY()));
        Geometry box = GEOMETRIES.toGeometry(new Envelope(0, 4096, 0, 4096));
        double length = 0;
        for (int x = from.x(); x <= to.x(); x++) {
            for (int y = from.y(); y <= to.y(); y++) {
                for (Feature feature :
                        tile(index, new TileId(zoom, x, y), AreaRanges.ALL).features()) {
                    length += feature.geometry().intersection(box).getLength();
                }
            }
        }
        double whole = ZoomBands.projected(line.geometry()).getLength() * (1 << zoom);

        assertThat(length / whole).isBetween(0.99, 1.01);
    }

    @Test
    void aLineCarriesWhatItIsCalled() {
        LineIndex index = LineIndex.of(fork(1));

        DecodedTile tile = tile(index, TileId.at(9, CROSSING), AreaRanges.ALL);

        assertThat(tile.layer()).isEqualTo("road");
        assertThat(tile.features().getFirst().id()).isEqualTo(1);
        assertThat(tile.features().getFirst().properties())
                .isEqualTo(Map.of("category", 2L, "ref", "1", "name", "东大路"));
        assertThat(tile.features().getLast().properties()).doesNotContainKey("name");
    }

    @Test
    void aScopeSeesOnlyLinesOfItsAreas() {
        LineIndex index = LineIndex.of(fork(1));
        TileId tile = TileId.at(9, CROSSING);

        assertThat(index.tile("road", tile, AreaRanges.of(new AreaRange(6, 9)))).isEmpty();
        assertThat(tile(index, tile, AreaRanges.of(new AreaRange(5, 5))).features()).hasSize(2);
        assertThat(index.count(AreaRanges.of(new AreaRange(6, 9)))).isZero();
        assertThat(index.count(AreaRanges.ALL)).isEqualTo(index.size()).isEqualTo(2);
    }

    @Test
    void aLineTooShortToSeeIsLeftOut() {
        double length = 0.01;
        List<Coordinate> ends =
                List.of(
                        new Coordinate(CROSSING.longitude(), CROSSING.latitude()),
                        new Coordinate(CROSSING.longitude() + length, CROSSING.latitude()));
        LineIndex index = LineIndex.of(List.of(line(1, ends)));

        // 16 of the 4096 units of a tile at zoom 7, where 360 / 2^7 degrees are, are 0.011 degrees.
        assertThat(index.tile("road", TileId.at(7, CROSSING), AreaRanges.ALL)).isEmpty();
        assertThat(index.tile("road", TileId.at(8, CROSSING), AreaRanges.ALL)).isNotEmpty();
    }

    @Test
    void aLineLongerThanTheTileIsCutAtItsBuffer() {
        List<Coordinate> around = List.of(new Coordinate(-179, 25.4), new Coordinate(179, 25.4));
        LineIndex index = LineIndex.of(List.of(line(1, around)));

        Feature seen =
                tile(index, TileId.at(TileId.MAX_ZOOM, CROSSING), AreaRanges.ALL)
                        .features()
                        .getFirst();

        Envelope extent = seen.geometry().getEnvelopeInternal();
        assertThat(extent.getMinX()).isEqualTo(-TileFrame.BUFFER);
        assertThat(extent.getMaxX()).isEqualTo(4096 + TileFrame.BUFFER);
    }
}
