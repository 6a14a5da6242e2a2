package org.jingwei.bench;

import java.util.SplittableRandom;

/** People of the city, made up beforehand, so that it is not measured how they are. */
final class TilePeople {
    private final double[] longitudes;
    private final double[] latitudes;
    private final long[] areas;

    /** So many, always the same ones. */
    TilePeople(int count) {
        longitudes = new double[count];
        latitudes = new double[count];
        areas = new long[count];
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < count; i++) {
            TileCity.Place place = TileCity.anyone(random);
            longitudes[i] = place.longitude();
            latitudes[i] = place.latitude();
            areas[i] = place.area();
        }
    }

    TileCity.Place place(int one) {
        return new TileCity.Place(longitudes[one], latitudes[one], areas[one]);
    }
}
