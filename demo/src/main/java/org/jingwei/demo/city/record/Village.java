package org.jingwei.demo.city.record;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jingwei.demo.city.place.Area;
import org.jingwei.demo.city.place.Setting;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/** A village as the generators see it: how many live there, how, and where things can stand. */
final class Village {

    private static final double MICRODEGREES = 1e6;
    private static final int TRIES = 400;
    private static final int HAMLETS = 3;

    private static final Pattern COMMITTEE = Pattern.compile("(社区|村)?((居民|村民|居|村)?委(员)?会)?$");

    private final Area area;
    private final String shortName;
    private final Setting setting;
    private final double people;
    private final Geometry outline;
    private final IndexedPointInAreaLocator ground;
    private final Coordinate[] hamlets = new Coordinate[HAMLETS];

    /** A village in WGS 84; {@code people} is a weight, its settlement is drawn from random. */
    Village(Area area, Setting setting, double people, Geometry outline, SplittableRandom random) {
        this.area = area;
        this.shortName = COMMITTEE.matcher(area.name()).replaceFirst("");
        this.setting = setting;
        this.people = people;
        this.outline = outline;
        this.ground = new IndexedPointInAreaLocator(outline);
        for (int i = 0; i < HAMLETS; i++) {
            hamlets[i] = anywhere(random);
        }
    }

    Area area() {
        return area;
    }

    String code() {
        return area.code();
    }

    Setting setting() {
        return setting;
    }

    double people() {
        return people;
    }

    /** The name without 村委会 or 社区居委会. */
    String shortName() {
        return shortName;
    }

    /** A place inside, near one of the hamlets, on a grid of a millionth of a degree. */
    Coordinate place(SplittableRandom random) {
        Coordinate hamlet = hamlets[random.nextInt(HAMLETS)];
        double spread = Math.sqrt(outline.getArea()) / 7;
        for (int i = 0; i < TRIES; i++) {
            Coordinate at =
                    new Coordinate(
                            round(hamlet.x + random.nextGaussian() * spread),
                            round(hamlet.y + random.nextGaussian() * spread));
            if (ground.locate(at) == Location.INTERIOR) {
                return at;
            }
        }
        return hamlet;
    }

    private Coordinate anywhere(SplittableRandom random) {
        Envelope box = outline.getEnvelopeInternal();
        for (int i = 0; i < TRIES; i++) {
            Coordinate at =
                    new Coordinate(
                            round(random.nextDouble(box.getMinX(), box.getMaxX())),
                            round(random.nextDouble(box.getMinY(), box.getMaxY())));
            if (ground.locate(at) == Location.INTERIOR) {
                return at;
            }
        }
        throw new IllegalStateException("found no place inside " + area);
    }

    private static double round(double degrees) {
        return Math.rint(degrees * MICRODEGREES) / MICRODEGREES;
    }
}
