package org.jingwei.bench;

import java.util.SplittableRandom;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.TilePoint;

/**
 * A city of thirty towns in six counties whose people crowd around the towns' centres. A town is a
 * square of six by six villages, as villages are: side by side, each of one piece.
 */
final class TileCity {
    static final int CATEGORIES = 12;
    static final int FIRST_MINUTE = 28_401_120;
    static final int MINUTES = 365 * 24 * 60;

    private static final double WEST = 118.4;
    private static final double SOUTH = 24.9;
    private static final int TOWNS = 30;
    private static final int TOWNS_A_COUNTY = 5;
    private static final int VILLAGES_ALONG = 6;
    private static final int VILLAGES = VILLAGES_ALONG * VILLAGES_ALONG;
    private static final double APART = 0.15;
    private static final double REACH = 0.045;
    private static final long CITY = 350_300_000_000_000_000L;
    private static final long VILLAGE = 1_000_000L;

    /** Somebody's part of the city. */
    enum Part {
        CITY(0, TOWNS * VILLAGES),
        COUNTY(0, TOWNS_A_COUNTY * VILLAGES),
        TOWN(0, VILLAGES),
        VILLAGE(14, 15);

        private final int from;
        private final int to;

        Part(int from, int to) {
            this.from = from;
            this.to = to;
        }

        AreaRanges scope() {
            return AreaRanges.of(
                    new AreaRange(
                            TileCity.CITY + from * TileCity.VILLAGE + 1,
                            TileCity.CITY + to * TileCity.VILLAGE));
        }
    }

    /** One who lives there. */
    record Place(double longitude, double latitude, long area) {
        TileId tile(int zoom) {
            return TileId.at(zoom, new LonLat(longitude, latitude));
        }
    }

    private TileCity() {}

    /** Somebody of the whole city. */
    static Place anyone(SplittableRandom random) {
        return of(random, random.nextInt(TOWNS));
    }

    /** Somebody of the part. */
    static Place anyone(SplittableRandom random, Part part) {
        AreaRanges scope = part.scope();
        int towns = (part.to + VILLAGES - 1) / VILLAGES;
        Place place = of(random, random.nextInt(towns));
        while (!scope.contains(place.area())) {
            place = of(random, random.nextInt(towns));
        }
        return place;
    }

    /** A point for somebody, of some category and some minute of a year. */
    static TilePoint point(long id, Place place) {
        return new TilePoint(
                id,
                new LonLat(place.longitude(), place.latitude()),
                place.area(),
                (int) (id % CATEGORIES),
                FIRST_MINUTE + (int) (id * 7919L % MINUTES),
                (int) id);
    }

    private static Place of(SplittableRandom random, int town) {
        double east = crowded(random);
        double north = crowded(random);
        int village = step(east) + VILLAGES_ALONG * step(north);
        return new Place(
                WEST + APART * (town % 6) + REACH * east,
                SOUTH + APART * Math.floorDiv(town, 6) + REACH * north,
                CITY + (town * VILLAGES + village + 1L) * VILLAGE);
    }

    private static int step(double side) {
        return (int) ((side + 1) / 2 * VILLAGES_ALONG);
    }

    /** From -1 to 1, most around 0. */
    private static double crowded(SplittableRandom random) {
        return (random.nextDouble() + random.nextDouble() + random.nextDouble()) / 1.5 - 1;
    }
}
