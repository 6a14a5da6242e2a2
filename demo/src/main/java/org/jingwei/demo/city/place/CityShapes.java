package org.jingwei.demo.city.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;

/**
 * An outline for every node of the area tree, in GCJ-02: the counties from their rough outlines,
 * towns and villages generated. They tile: a county is the union of its towns, a town of its
 * villages, and neighbours share their vertices.
 */
public final class CityShapes {

    private static final double SAMPLE_STEP = 0.002;

    /** Gaps between county outlines up to about 2.5 square kilometres are theirs; more is sea. */
    private static final double LARGEST_GAP = 2.5e-4;

    private final Map<String, Geometry> outlines;

    private CityShapes(Map<String, Geometry> outlines) {
        this.outlines = outlines;
    }

    /** Shapes for these areas; the same for the same seed. */
    public static CityShapes generate(AreaList areas, long seed) {
        Warp warp = new Warp(seed);
        VillageSeeds seeds = new VillageSeeds(areas);
        SortedMap<String, Geometry> counties = counties(areas);
        List<Geometry> lines = new ArrayList<>();
        List<Cells> cells = new ArrayList<>();
        counties.forEach((county, outline) -> {
            lines.add(outline.getBoundary());
            for (Zone zone : Zone.of(outline, townSeeds(areas, county))) {
                Map<String, Coordinate> placed = seeds.place(zone, SAMPLE_STEP);
                VillageCells villages = new VillageCells(zone, warp, placed);
                lines.add(villages.borders());
                cells.add(new Cells(new IndexedPointInAreaLocator(zone.outline()), villages));
            }
        });
        SortedMap<String, Geometry> villages =
                new FaceCoverage(Arrangement.faces(lines), point -> village(cells, point))
                        .joinFragments((mine, theirs) -> mine.startsWith(theirs.substring(0, 6)))
                        .areas();
        return new CityShapes(withUnions(areas, villages));
    }

    /** The outline of one area. */
    public Geometry get(String code) {
        return Optional.ofNullable(outlines.get(code))
                .orElseThrow(() -> new IllegalArgumentException("no outline for " + code));
    }

    /** The codes that have an outline, parents first. */
    public Collection<String> codes() {
        return outlines.keySet();
    }

    private record Cells(IndexedPointInAreaLocator ground, VillageCells villages) {}

    /** The county outlines as a coverage: of an overlap the lower code takes all. */
    private static SortedMap<String, Geometry> counties(AreaList areas) {
        SortedMap<String, Geometry> rough = CountyOutlines.read(areas);
        Map<String, IndexedPointInAreaLocator> inside = new LinkedHashMap<>();
        rough.forEach((code, outline) -> inside.put(code, new IndexedPointInAreaLocator(outline)));
        List<Geometry> lines = rough.values().stream().map(Geometry::getBoundary).toList();
        return new FaceCoverage(
                        Arrangement.faces(lines),
                        point ->
                                rough.keySet().stream()
                                        .filter(code -> contains(inside.get(code), point))
                                        .findFirst())
                .fillGaps(LARGEST_GAP)
                .joinFragments((mine, theirs) -> true)
                .areas();
    }

    private static boolean contains(@Nullable IndexedPointInAreaLocator area, Point point) {
        return area != null && area.locate(point.getCoordinate()) == Location.INTERIOR;
    }

    private static List<TownSeed> townSeeds(AreaList areas, String county) {
        return areas.children(county).stream().map(town -> areas.seed(town.code())).toList();
    }

    private static Optional<String> village(List<Cells> cells, Point point) {
        return cells.stream()
                .filter(zone -> contains(zone.ground(), point))
                .findFirst()
                .map(zone -> zone.villages().owner(point.getCoordinate()));
    }

    private static Map<String, Geometry> withUnions(
            AreaList areas, SortedMap<String, Geometry> villages) {
        Map<String, Geometry> outlines = new LinkedHashMap<>();
        for (Area area : areas.all()) {
            List<Geometry> parts =
                    List.copyOf(
                            villages.subMap(area.code(), area.code() + Character.MAX_VALUE)
                                    .values());
            if (parts.isEmpty()) {
                throw new IllegalStateException("no ground was left for " + area);
            }
            outlines.put(area.code(), FaceCoverage.union(parts));
        }
        return outlines;
    }
}
