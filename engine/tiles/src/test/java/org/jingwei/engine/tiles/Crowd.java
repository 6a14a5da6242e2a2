package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.DecodedTile.Feature;
import org.locationtech.jts.geom.Coordinate;

/** Random points around one place, and what a tile of them must hold, found one by one. */
final class Crowd {

    static final int RAW_LIMIT = 8;
    static final int GRID_LIMIT = 20;
    static final int MINUTES = 100;

    private static final int AREAS = 12;
    private static final int CATEGORIES = 5;

    private final Random random;
    private final double spread;
    private final Map<Long, TilePoint> points = new HashMap<>();
    private LonLat last = new LonLat(119, 25.4);

    Crowd(long seed) {
        this.random = new Random(seed);
        this.spread = Math.pow(10, -random.nextInt(5));
    }

    Map<Long, TilePoint> points() {
        return points;
    }

    /** A town of a county by number; 0 is no area. */
    private static long area(int number) {
        return number == 0 ? 0 : AreaScheme.CHINA.code("350302").child(number).value();
    }

    /** A point with this id, every fourth at the place of the one before. */
    TilePoint point(long id) {
        if (random.nextInt(4) > 0) {
            double lon = 119 + spread * random.nextGaussian();
            last = new LonLat(lon, 25.4 + spread * random.nextGaussian());
        }
        boolean timeless = random.nextInt(5) == 0;
        return new TilePoint(
                id,
                last,
                area(random.nextInt(AREAS)),
                random.nextInt(CATEGORIES) * 3,
                timeless ? TilePoint.NO_MINUTE : random.nextInt(MINUTES),
                (int) id + random.nextInt(1000));
    }

    /** Texts by their numbers, of which some are none and a few too long to be kept in order. */
    static final FeatureText TEXTS =
            new FeatureText() {
                @Override
                public String name(int ordinal) {
                    return switch (ordinal % 7) {
                        case 0 -> "";
                        case 1 ->
                                ordinal % 30 == 15
                                        ? "长".repeat(6_000) + ordinal
                                        : "第" + ordinal + "处";
                        default -> "点" + ordinal;
                    };
                }

                @Override
                public String key(int ordinal) {
                    return ordinal % 5 == 0 ? "" : "key-" + ordinal;
                }
            };

    PointIndex index(int count) {
        PointIndexBuilder builder =
                PointIndex.builder().rawLimit(RAW_LIMIT).gridLimit(GRID_LIMIT).text(TEXTS);
        for (long id = 0; id < count; id++) {
            TilePoint point = point(id);
            points.put(id, point);
            builder.add(point);
        }
        return builder.build();
    }

    /** Applies a random change to the points and says which. */
    PointChange change(int highestId) {
        long id = random.nextInt(highestId + 1);
        if (random.nextInt(3) == 0) {
            points.remove(id);
            return new PointChange.Remove(id);
        }
        TilePoint point = point(id);
        points.put(id, point);
        return new PointChange.Put(point);
    }

    AreaRanges scope() {
        List<AreaRange> ranges = new ArrayList<>();
        for (int number = 1; number < AREAS; number++) {
            if (random.nextInt(3) > 0) {
                ranges.add(AreaScheme.CHINA.of(area(number)).range());
            }
        }
        return AreaRanges.of(ranges);
    }

    PointFilter filter() {
        Set<Integer> categories = new HashSet<>();
        for (int i = 0; i < CATEGORIES; i++) {
            if (random.nextBoolean()) {
                categories.add(i * 3);
            }
        }
        int from = random.nextInt(MINUTES);
        TimeWindow window = new TimeWindow(from, from + random.nextInt(MINUTES));
        return new PointFilter(
                random.nextBoolean() ? Optional.of(categories) : Optional.empty(),
                random.nextBoolean() ? Optional.of(window) : Optional.empty());
    }

    /** The points wanted, by the tile of this zoom that a place falls in. */
    Map<TileId, List<TilePoint>> byTile(AreaRanges scope, PointFilter filter, int zoom) {
        Map<TileId, List<TilePoint>> tiles = new HashMap<>();
        wanted(scope, filter)
                .forEach(point ->
                        tiles.computeIfAbsent(
                                        TileId.at(zoom, point.place()), key -> new ArrayList<>())
                                .add(point));
        return tiles;
    }

    private Stream<TilePoint> wanted(AreaRanges scope, PointFilter filter) {
        return points.values().stream()
                .filter(point -> scope.contains(point.area()))
                .filter(point ->
                        filter.categories().map(c -> c.contains(point.category())).orElse(true))
                .filter(point ->
                        filter.window()
                                .map(window ->
                                        point.minute() >= window.fromMinute()
                                                && point.minute() < window.toMinute())
                                .orElse(true));
    }

    /** Every tile of the zoom that has points holds exactly those, one by one or counted. */
    void requireIn(PointIndex index, AreaRanges scope, PointFilter filter, int zoom) {
        Map<TileId, List<TilePoint>> expected = byTile(scope, filter, zoom);
        boolean raw = index.rawFromZoom(scope, filter) <= zoom;
        expected.forEach((tile, inside) -> {
            TileRequest request = TileRequest.of("points", tile, scope).with(filter);
            List<Feature> features = DecodedTile.of(index.tile(request)).features();
            if (raw) {
                assertThat(features)
                        .extracting(feature -> Long.valueOf(feature.text("ref")))
                        .containsExactlyInAnyOrderElementsOf(
                                inside.stream().map(TilePoint::id).toList());
                requireTexts(features, zoom);
            } else {
                assertThat(counts(features)).isEqualTo(counts(inside, zoom));
            }
        });
        requireNothingBeside(index, scope, filter, expected);
    }

    /** Every point has its own texts and no other's. */
    private void requireTexts(List<Feature> features, int zoom) {
        for (Feature feature : features) {
            TilePoint point = points.get(Long.valueOf(feature.text("ref")));
            int number = Objects.requireNonNull(point).text();
            boolean told = zoom >= PointIndex.TEXT_FROM_ZOOM;
            assertThat(feature.properties().getOrDefault("name", ""))
                    .isEqualTo(told ? TEXTS.name(number) : "");
            assertThat(feature.properties().getOrDefault("key", ""))
                    .isEqualTo(told ? TEXTS.key(number) : "");
        }
    }

    private static void requireNothingBeside(
            PointIndex index,
            AreaRanges scope,
            PointFilter filter,
            Map<TileId, List<TilePoint>> expected) {
        for (TileId tile : expected.keySet()) {
            if (tile.y() > 0) {
                TileId beside = new TileId(tile.z(), tile.x(), tile.y() - 1);
                if (!expected.containsKey(beside)) {
                    TileRequest request = TileRequest.of("points", beside, scope).with(filter);
                    assertThat(index.tile(request)).isEmpty();
                }
            }
        }
    }

    private static Map<String, Long> counts(List<Feature> features) {
        Map<String, Long> counts = new TreeMap<>();
        for (Feature feature : features) {
            Coordinate place = feature.geometry().getCoordinate();
            String cell = (place.x - 32) / 64 + " " + (place.y - 32) / 64;
            assertThat(counts.put(cell, feature.number("count"))).isNull();
        }
        return counts;
    }

    private static Map<String, Long> counts(List<TilePoint> points, int zoom) {
        Map<String, Long> counts = new TreeMap<>();
        for (TilePoint point : points) {
            TileId cell = TileId.at(zoom + 6, point.place());
            counts.merge((double) (cell.x() % 64) + " " + (double) (cell.y() % 64), 1L, Long::sum);
        }
        return counts;
    }
}
