package org.jingwei.engine.tiles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.TileId;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The lines of one layer in memory; answers any tile for any scope. Immutable and safe for many
 * threads.
 *
 * <p>A line is shown to a scope that has its area, as a whole. Features carry {@code ref} (the id
 * as text), {@code category} and {@code name} if there is one. Lines are simplified together for
 * each band of zooms; a line shorter than two pixels is left out.
 */
public final class LineIndex {

    private static final List<String> KEYS = List.of("category", "ref", "name");
    private static final long MAX_BROWSER_ID = (1L << 53) - 1;

    /** Two pixels of a tile drawn 512 pixels wide. */
    private static final double SHORTEST_SEEN = 16;

    private final List<LineShape> shapes;

    /** For each band of zooms the parts of each shape. */
    private final List<List<List<Coordinate[]>>> bands;

    private final List<Envelope> extents;
    private final STRtree tree;

    private LineIndex(List<LineShape> shapes, List<List<List<Coordinate[]>>> bands) {
        this.shapes = shapes;
        this.bands = bands;
        this.extents = bands.getFirst().stream().map(LineIndex::extent).toList();
        this.tree = new STRtree();
        for (int i = 0; i < shapes.size(); i++) {
            tree.insert(extents.get(i), i);
        }
        // Built here, since building on the first query would race.
        tree.build();
    }

    /** The index of these lines; those that meet should have a vertex in common. */
    public static LineIndex of(Collection<LineShape> lines) {
        List<LineShape> shapes =
                lines.stream().filter(shape -> !shape.geometry().isEmpty()).toList();
        List<List<List<Coordinate[]>>> bands = new ArrayList<>();
        bands.add(shapes.stream().map(LineIndex::projected).toList());
        LineNetwork network =
                new LineNetwork(bands.getFirst().stream().flatMap(List::stream).toList());
        for (int zoom : ZoomBands.DEEPEST) {
            double tolerance = ZoomBands.tolerance(zoom);
            bands.add(
                    bands.getLast().stream()
                            .map(parts ->
                                    parts.stream()
                                            .map(part -> network.simplified(part, tolerance))
                                            .toList())
                            .toList());
        }
        return new LineIndex(shapes, List.copyOf(bands));
    }

    private static List<Coordinate[]> projected(LineShape shape) {
        List<Coordinate[]> parts = new ArrayList<>();
        for (Object part :
                LinearComponentExtracter.getLines(ZoomBands.projected(shape.geometry()))) {
            parts.add(((LineString) part).getCoordinates());
        }
        return parts;
    }

    private static Envelope extent(List<Coordinate[]> parts) {
        Envelope extent = new Envelope();
        parts.forEach(part -> List.of(part).forEach(extent::expandToInclude));
        return extent;
    }

    /** How many lines there are. */
    public int size() {
        return shapes.size();
    }

    /** How many lines the scope is shown. */
    public long count(AreaRanges scope) {
        return shapes.stream().filter(shape -> scope.contains(shape.area())).count();
    }

    /** The vector tile with one layer of this name; no bytes if the scope has nothing there. */
    public byte[] tile(String layer, TileId tile, AreaRanges scope) {
        TileFrame frame = new TileFrame(tile);
        LineClipper clipper = new LineClipper(frame.clip());
        List<?> found = tree.query(frame.clip());
        int[] candidates = found.stream().mapToInt(Integer.class::cast).sorted().toArray();
        double shortest = SHORTEST_SEEN / (1L << tile.z());
        List<List<Coordinate[]>> band = bands.get(ZoomBands.band(tile.z()));
        return LayerPool.write(
                layer,
                KEYS,
                out -> {
                    for (int i : candidates) {
                        if (scope.contains(shapes.get(i).area())
                                && extents.get(i).getDiameter() >= shortest) {
                            write(shapes.get(i), pieces(clipper, frame, band.get(i)), out);
                        }
                    }
                });
    }

    /** What is seen of a line: in the tile, on whole numbers, no vertex twice in a row. */
    private static List<List<Coordinate>> pieces(
            LineClipper clipper, TileFrame frame, List<Coordinate[]> parts) {
        List<List<Coordinate>> seen = new ArrayList<>();
        for (Coordinate[] part : parts) {
            for (List<Coordinate> piece : clipper.pieces(part)) {
                List<Coordinate> vertices = new ArrayList<>();
                for (Coordinate vertex : piece) {
                    Coordinate rounded = frame.rounded(vertex);
                    if (vertices.isEmpty() || !vertices.getLast().equals2D(rounded)) {
                        vertices.add(rounded);
                    }
                }
                if (vertices.size() > 1) {
                    seen.add(vertices);
                }
            }
        }
        return seen;
    }

    private static void write(LineShape shape, List<List<Coordinate>> pieces, VectorLayer out) {
        if (pieces.isEmpty()) {
            return;
        }
        out.tag(0, out.values().number(shape.category()));
        out.tag(1, out.values().decimal(shape.id()));
        if (!shape.name().isEmpty()) {
            out.tag(2, out.values().sharedText(shape.name()));
        }
        int x = 0;
        int y = 0;
        for (List<Coordinate> piece : pieces) {
            for (int i = 0; i < piece.size(); i++) {
                if (i < 2) {
                    out.geometry(
                            i == 0 ? VectorLayer.moveTo(1) : VectorLayer.lineTo(piece.size() - 1));
                }
                int nextX = (int) piece.get(i).x;
                int nextY = (int) piece.get(i).y;
                out.geometry(ProtoBuffer.zigzag(nextX - x));
                out.geometry(ProtoBuffer.zigzag(nextY - y));
                x = nextX;
                y = nextY;
            }
        }
        boolean fits = shape.id() >= 0 && shape.id() <= MAX_BROWSER_ID;
        out.endFeature(fits ? shape.id() : VectorLayer.NO_ID, VectorLayer.LINE);
    }
}
