package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.DecodedTile.Feature;
import org.junit.jupiter.api.Test;

/** A tile with more different counts than fit one byte says each at its cell. */
class CrowdedTileTest {

    private static final TileId TILE = TileId.at(10, new LonLat(119, 25.4));
    private static final int CELLS = 300;

    /** Cells all over the tile, the first of its first row and column. */
    private static int column(int number) {
        return number * 11 % 64;
    }

    private static int row(int number) {
        return number / 64 * 13 % 64;
    }

    private static LonLat middle(int column, int row) {
        double side = Math.scalb(1.0, -16);
        double x = (TILE.x() * 64 + column + 0.5) * side;
        double y = (TILE.y() * 64 + row + 0.5) * side;
        double latitude = Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * y))));
        return new LonLat(x * 360 - 180, latitude);
    }

    /** One point in the first cell, two in the next and so on; every third is another's. */
    private static PointIndex index(int gridLimit) {
        PointIndexBuilder builder = PointIndex.builder().rawLimit(100).gridLimit(gridLimit);
        for (int number = 0; number < CELLS; number++) {
            LonLat place = middle(column(number), row(number));
            for (int i = 0; i <= number; i++) {
                builder.add(builder.size(), place.longitude(), place.latitude(), 1 + i % 3, 0);
            }
        }
        return builder.build();
    }

    private static Map<String, Long> expected(int ofThree) {
        Map<String, Long> cells = new TreeMap<>();
        for (int number = 0; number < CELLS; number++) {
            long count = 0;
            for (int i = 0; i <= number; i++) {
                count += i % 3 < ofThree ? 1 : 0;
            }
            cells.merge(column(number) + " " + row(number), count, Long::sum);
        }
        return cells;
    }

    private static Map<String, Long> counted(PointIndex index, AreaRanges scope) {
        Map<String, Long> cells = new TreeMap<>();
        for (Feature feature : DecodedTile.of(index.tile("points", TILE, scope)).features()) {
            int x = (int) feature.geometry().getCoordinate().x;
            int y = (int) feature.geometry().getCoordinate().y;
            assertThat(x % 64).isEqualTo(32);
            assertThat(y % 64).isEqualTo(32);
            assertThat(cells.put(x / 64 + " " + y / 64, feature.number("count"))).isNull();
        }
        return cells;
    }

    @Test
    void everyCellHasItsCountWhetherPointsAreVisitedOrCountsAreKept() {
        AreaRanges two = AreaRanges.of(new AreaRange(1, 2));
        for (int gridLimit : new int[] {1_000, 1 << 20}) {
            PointIndex index = index(gridLimit);
            assertThat(counted(index, AreaRanges.ALL)).isEqualTo(expected(3));
            assertThat(counted(index, two)).isEqualTo(expected(2));
        }
    }

    /** A filter that leaves nothing out has the points counted one by one. */
    @Test
    void aTileThatIsKeptWholeIsByteForByteTheOneThatIsCounted() {
        for (int gridLimit : new int[] {1_000, 1 << 20}) {
            PointIndex index = index(gridLimit);
            for (AreaRanges scope : List.of(AreaRanges.ALL, AreaRanges.of(new AreaRange(1, 2)))) {
                TileRequest asked = TileRequest.of("points", TILE, scope);
                PointFilter every = PointFilter.ofCategories(Set.of(0));

                assertThat(index.tile(asked)).isNotEmpty();
                assertThat(index.tile(asked)).isEqualTo(index.tile(asked.with(every)));
            }
        }
    }

    @Test
    void aCellMayHaveMorePointsThanSixteenBitsCount() {
        PointIndexBuilder builder = PointIndex.builder();
        LonLat place = middle(20, 30);
        for (int i = 0; i < 70_000; i++) {
            builder.add(i, place.longitude(), place.latitude(), 1, 0);
        }

        assertThat(counted(builder.build(), AreaRanges.ALL)).isEqualTo(Map.of("20 30", 70_000L));
    }

    /** Buffers are used again: what a tile of many counts leaves must not be found by the next. */
    @Test
    void nothingIsLeftOfATileOfManyCountsWhereOneOfFewFollows() {
        PointIndexBuilder few = PointIndex.builder().rawLimit(1);
        LonLat place = middle(20, 30);
        few.add(0, place.longitude(), place.latitude(), 1, 0);
        few.add(1, place.longitude(), place.latitude(), 1, 0);
        PointIndex many = index(1_000);

        assertThat(counted(many, AreaRanges.ALL)).isEqualTo(expected(3));
        assertThat(counted(few.build(), AreaRanges.ALL)).isEqualTo(Map.of("20 30", 2L));
        assertThat(counted(many, AreaRanges.of(new AreaRange(1, 2)))).isEqualTo(expected(2));
    }

    /** Four cells have one point, one has two: two features, of which one has four places. */
    @Test
    void cellsOfTheSameCountAreOneFeature() {
        PointIndexBuilder builder = PointIndex.builder().rawLimit(1);
        for (int[] cell : new int[][] {{0, 0}, {63, 0}, {0, 63}, {63, 63}, {31, 32}, {31, 32}}) {
            LonLat place = middle(cell[0], cell[1]);
            builder.add(builder.size(), place.longitude(), place.latitude(), 1, 0);
        }
        byte[] tile = builder.build().tile("points", TILE, AreaRanges.ALL);

        List<Feature> features = DecodedTile.of(tile).features();
        assertThat(features).hasSize(5);
        assertThat(features.stream().filter(feature -> feature.number("count") == 2)).hasSize(1);
        assertThat(features.stream().map(feature -> identity(feature.properties())).distinct())
                .hasSize(2);
    }

    /** Places of one feature share its properties. */
    private static int identity(Object properties) {
        return System.identityHashCode(properties);
    }
}
