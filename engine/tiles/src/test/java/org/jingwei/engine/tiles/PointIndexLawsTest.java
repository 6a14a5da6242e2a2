package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.DecodedTile.Feature;

/** Whatever the points, the scope and the zoom, a tile says what counting one by one says. */
class PointIndexLawsTest {

    private static final int RAW_LIMIT = 8;
    private static final int GRID_LIMIT = 20;
    private static final int CODES = 15;
    private static final int AREAS = 12;

    private record Point(long id, double lon, double lat, long area, int category) {}

    /** A town of a county by number; 0 is no area. */
    private static long area(int number) {
        return number == 0 ? 0 : AreaScheme.CHINA.code("350302").child(number).value();
    }

    private static List<Point> points(Random random, int count) {
        List<Point> points = new ArrayList<>();
        double spread = Math.pow(10, -random.nextInt(5));
        for (int i = 0; i < count; i++) {
            boolean again = !points.isEmpty() && random.nextInt(4) == 0;
            double lon = 119 + spread * random.nextGaussian();
            double lat = 25.4 + spread * random.nextGaussian();
            points.add(
                    new Point(
                            i,
                            again ? points.getLast().lon() : lon,
                            again ? points.getLast().lat() : lat,
                            area(random.nextInt(AREAS)),
                            random.nextInt(3) * 7));
        }
        return points;
    }

    private static PointIndex index(List<Point> points) {
        PointIndexBuilder builder = PointIndex.builder().rawLimit(RAW_LIMIT).gridLimit(GRID_LIMIT);
        points.forEach(p -> builder.add(p.id(), p.lon(), p.lat(), p.area(), p.category()));
        return builder.build();
    }

    private static AreaRanges scope(Random random) {
        List<AreaRange> ranges = new ArrayList<>();
        for (int number = 1; number < AREAS; number++) {
            if (random.nextInt(3) > 0) {
                ranges.add(AreaScheme.CHINA.of(area(number)).range());
            }
        }
        return AreaRanges.of(ranges);
    }

    private static Map<TileId, List<Point>> byTile(List<Point> points, AreaRanges scope, int zoom) {
        Map<TileId, List<Point>> tiles =
                new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
        for (Point point : points) {
            if (scope.contains(point.area())) {
                TileId tile = TileId.at(zoom, new LonLat(point.lon(), point.lat()));
                tiles.computeIfAbsent(tile, key -> new ArrayList<>()).add(point);
            }
        }
        return tiles;
    }

    @Property(tries = 300)
    void everyTileHoldsExactlyTheScopesPointsInIt(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 120) int count,
            @ForAll @IntRange(min = 0, max = TileId.MAX_ZOOM) int zoom) {
        Random random = new Random(seed);
        List<Point> points = points(random, count);
        AreaRanges scope = scope(random);
        PointIndex index = index(points);
        Map<TileId, List<Point>> expected = byTile(points, scope, zoom);
        boolean crowded = expected.values().stream().anyMatch(list -> list.size() > RAW_LIMIT);

        assertThat(index.rawFromZoom(scope) > zoom).isEqualTo(crowded);
        long total = 0;
        for (var entry : expected.entrySet()) {
            DecodedTile tile = DecodedTile.of(index.tile(told(entry.getKey(), scope)));
            assertThat(byCategory(tile, crowded)).isEqualTo(byCategory(entry.getValue()));
            if (!crowded) {
                assertThat(tile.features())
                        .extracting(feature -> Long.valueOf(feature.text("ref")))
                        .containsExactlyInAnyOrderElementsOf(
                                entry.getValue().stream().map(Point::id).toList());
            }
            total += entry.getValue().size();
        }
        assertThat(index.count(scope)).isEqualTo(total);
    }

    @Property(tries = 100)
    void aTileBesideThePointsIsEmpty(
            @ForAll long seed, @ForAll @IntRange(min = 3, max = TileId.MAX_ZOOM) int zoom) {
        Random random = new Random(seed);
        List<Point> points = points(random, 60);
        AreaRanges scope = scope(random);
        PointIndex index = index(points);
        Map<TileId, List<Point>> expected = byTile(points, scope, zoom);
        for (TileId tile : expected.keySet()) {
            TileId neighbour = new TileId(zoom, tile.x(), tile.y() - 1);
            if (!expected.containsKey(neighbour)) {
                assertThat(index.tile("points", neighbour, scope)).isEmpty();
            }
        }
    }

    @Property(tries = 100)
    void countsStandOnTheGridCellThatHoldsThem(@ForAll long seed) {
        Random random = new Random(seed);
        List<Point> points = points(random, 200);
        int zoom = 6 + random.nextInt(6);
        PointIndex index = index(points);
        if (index.rawFromZoom(AreaRanges.ALL) <= zoom) {
            return;
        }
        byTile(points, AreaRanges.ALL, zoom)
                .forEach((tile, inside) ->
                        assertThat(cells(index.tile(told(tile, AreaRanges.ALL))))
                                .isEqualTo(cells(inside, zoom)));
    }

    private static Map<String, Long> cells(byte[] tile) {
        Map<String, Long> cells = new TreeMap<>();
        for (Feature feature : DecodedTile.of(tile).features()) {
            int x = (int) feature.geometry().getCoordinate().x;
            int y = (int) feature.geometry().getCoordinate().y;
            assertThat(x % 64).isEqualTo(32);
            String cell = x / 64 + " " + y / 64;
            assertThat(cells.put(cell, feature.number("count"))).isNull();
            long dominant = feature.number("category");
            kinds(feature)
                    .forEach((code, count) -> {
                        assertThat(cells.put(cell + " " + code, count)).isNull();
                        long most = feature.number("c" + dominant);
                        assertThat(code < dominant ? count < most : count <= most).isTrue();
                    });
        }
        return cells;
    }

    private static Map<String, Long> cells(List<Point> points, int zoom) {
        Map<String, Long> cells = new TreeMap<>();
        for (Point point : points) {
            TileId cell = TileId.at(zoom + 6, new LonLat(point.lon(), point.lat()));
            String key = cell.x() % 64 + " " + cell.y() % 64;
            cells.merge(key, 1L, Long::sum);
            cells.merge(key + " " + point.category(), 1L, Long::sum);
        }
        return cells;
    }

    private static TileRequest told(TileId tile, AreaRanges scope) {
        return TileRequest.of("points", tile, scope).with(CellDetail.BY_CATEGORY);
    }

    private static Map<Long, Long> kinds(Feature feature) {
        Map<Long, Long> kinds = new TreeMap<>();
        for (long code = 0; code < CODES; code++) {
            if (feature.properties().containsKey("c" + code)) {
                kinds.put(code, feature.number("c" + code));
            }
        }
        return kinds;
    }

    private static Map<Long, Long> byCategory(DecodedTile tile, boolean counts) {
        Map<Long, Long> sums = new TreeMap<>();
        for (Feature feature : tile.features()) {
            Map<Long, Long> kinds =
                    counts ? kinds(feature) : Map.of(feature.number("category"), 1L);
            kinds.forEach((code, count) -> sums.merge(code, count, Long::sum));
        }
        return sums;
    }

    private static Map<Long, Long> byCategory(List<Point> points) {
        Map<Long, Long> sums = new TreeMap<>();
        points.forEach(point -> sums.merge((long) point.category(), 1L, Long::sum));
        return sums;
    }
}
