package org.jingwei.bench;

import java.util.SplittableRandom;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.PointIndex;
import org.jingwei.engine.tiles.PointIndexBuilder;

/**
 * Tiles straight out of the index, before gzip: points crowd around thirty centres as people do.
 * One thread, so that wall time is processor time.
 */
final class TileBench {
    private static final double WEST = 118.4;
    private static final double SOUTH = 24.9;
    private static final int CENTRES = 30;
    private static final long CITY = 350_300_000_000_000_000L;
    private static final long VILLAGE = 1_000_000L;

    private TileBench() {}

    static void run(int points) {
        long start = System.nanoTime();
        PointIndex index = build(points);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                "%n### Tiles, %,d points, generated and built in %.2f s%n%n", points, seconds);
        System.out.println("| zoom | city, median ms | p95 ms | one town, median ms | p95 ms |");
        System.out.println("|---|---|---|---|---|");
        AreaRanges city = AreaRanges.of(new AreaRange(CITY, CITY + 99_999_999_999_999L));
        AreaRanges town = AreaRanges.of(new AreaRange(CITY, CITY + 33 * VILLAGE));
        for (int zoom = 8; zoom <= 16; zoom += 2) {
            System.out.printf(
                    "| %d | %s | %s |%n", zoom, tiles(index, zoom, city), tiles(index, zoom, town));
        }
    }

    private static String tiles(PointIndex index, int zoom, AreaRanges scope) {
        SplittableRandom random = new SplittableRandom(zoom);
        TileId[] asked = new TileId[500];
        for (int i = 0; i < asked.length; i++) {
            double[] place = place(random);
            asked[i] = tile(zoom, place[0], place[1]);
        }
        return Latencies.of(200, asked.length, i -> index.tile("points", asked[i], scope)).cells();
    }

    private static TileId tile(int zoom, double lon, double lat) {
        double n = 1L << zoom;
        double radians = Math.toRadians(lat);
        double y = (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2;
        return new TileId(zoom, (int) ((lon + 180) / 360 * n), (int) (y * n));
    }

    private static PointIndex build(int points) {
        SplittableRandom random = new SplittableRandom(1);
        PointIndexBuilder builder = PointIndex.builder();
        for (int i = 0; i < points; i++) {
            double[] place = place(random);
            long village = ((long) place[2]) * 33 + random.nextInt(33);
            builder.add(i, place[0], place[1], CITY + village * VILLAGE, i % 12);
        }
        return builder.build();
    }

    /** Longitude, latitude and the number of the centre it belongs to. */
    private static double[] place(SplittableRandom random) {
        int centre = random.nextInt(CENTRES);
        double lon = WEST + 0.15 * (centre % 6) + 0.03 * gaussian(random);
        double lat = SOUTH + 0.15 * (centre / 6.0) + 0.03 * gaussian(random);
        return new double[] {lon, lat, centre};
    }

    private static double gaussian(SplittableRandom random) {
        return random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5;
    }
}
