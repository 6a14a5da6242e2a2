package org.jingwei.map.shape;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.geo.WebMercator;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.GeometryTransformer;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;

/**
 * Draws shapes into a Mapbox vector tile (version 2.1) with the properties {@code ref}, {@code
 * name} and {@code category}. A geometry is moved to the tile's grid of 4096 steps, simplified to
 * half a step, cut off 64 steps beyond the edge and rounded; a polygon that rounding made invalid
 * is repaired, and what is left of no size is left out. Each shape is simplified alone: neighbours
 * that share a border may part by half a step.
 */
public final class ShapeTile {
    private static final int EXTENT = 4096;
    private static final int BUFFER = 64;
    private static final int MOVE = 1;
    private static final int LINE = 2;
    private static final int CLOSE = 15;
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();
    private static final Geometry CLIP =
            GEOMETRIES.toGeometry(new Envelope(-BUFFER, EXTENT + BUFFER, -BUFFER, EXTENT + BUFFER));

    private final TileId tile;
    private final Map<String, Integer> keys = new LinkedHashMap<>();
    private final Map<Object, Integer> values = new LinkedHashMap<>();
    private final List<byte[]> features = new ArrayList<>();
    private long cursorX;
    private long cursorY;

    private ShapeTile(TileId tile) {
        this.tile = tile;
    }

    /** West, east, south and north of a tile with what is drawn beyond its edge, in degrees. */
    public static Envelope bounds(TileId tile) {
        Envelope bounds = tile.bounds();
        bounds.expandBy(bounds.getWidth() * BUFFER / EXTENT, bounds.getHeight() * BUFFER / EXTENT);
        return bounds;
    }

    /** The tile with one layer of this name; no bytes if there is nothing to draw. */
    public static byte[] of(
            String layer, TileId tile, List<Shape> shapes, ToIntFunction<Shape> category) {
        ShapeTile drawn = new ShapeTile(tile);
        shapes.forEach(shape -> drawn.add(shape, category.applyAsInt(shape)));
        return drawn.toBytes(layer);
    }

    private void add(Shape shape, int category) {
        Geometry onGrid = onGrid(shape.geometry());
        if (onGrid.isEmpty()) {
            return;
        }
        TileBytes geometry = new TileBytes();
        cursorX = 0;
        cursorY = 0;
        int type = 0;
        for (int i = 0; i < onGrid.getNumGeometries(); i++) {
            switch (onGrid.getGeometryN(i)) {
                case Point point -> {
                    type = 1;
                    path(geometry, List.of(point.getCoordinate()));
                }
                case LineString line when line.getLength() > 0 -> {
                    type = 2;
                    path(geometry, List.of(line.getCoordinates()));
                }
                case Polygon polygon when polygon.getArea() > 0 -> {
                    type = 3;
                    polygon(geometry, polygon);
                }
                default -> {}
            }
        }
        if (type > 0) {
            features.add(feature(shape, category, type, geometry.toBytes()));
        }
    }

    private Geometry onGrid(Geometry degrees) {
        Geometry grid = new ToGrid().transform(degrees);
        Geometry simple =
                grid instanceof Point ? grid : DouglasPeuckerSimplifier.simplify(grid, 0.5);
        Geometry cut =
                CLIP.getEnvelopeInternal().contains(simple.getEnvelopeInternal())
                        ? simple
                        : OverlayNGRobust.overlay(simple, CLIP, OverlayNG.INTERSECTION);
        Geometry rounded = new ToWholes().transform(cut);
        return rounded.getDimension() < 2 || rounded.isValid()
                ? rounded
                : GeometryFixer.fix(rounded);
    }

    private final class ToGrid extends GeometryTransformer {
        @Override
        protected CoordinateSequence transformCoordinates(
                CoordinateSequence sequence, Geometry parent) {
            double side = (double) (1L << tile.z()) * EXTENT;
            var moved = sequence.copy();
            for (int i = 0; i < moved.size(); i++) {
                moved.setOrdinate(
                        i, 0, WebMercator.x(sequence.getX(i)) * side - (double) tile.x() * EXTENT);
                moved.setOrdinate(
                        i, 1, WebMercator.y(sequence.getY(i)) * side - (double) tile.y() * EXTENT);
            }
            return moved;
        }
    }

    private static final class ToWholes extends GeometryTransformer {
        @Override
        protected CoordinateSequence transformCoordinates(
                CoordinateSequence sequence, Geometry parent) {
            var moved = sequence.copy();
            for (int i = 0; i < moved.size(); i++) {
                moved.setOrdinate(i, 0, Math.rint(sequence.getX(i)));
                moved.setOrdinate(i, 1, Math.rint(sequence.getY(i)));
            }
            return moved;
        }
    }

    private void polygon(TileBytes out, Polygon polygon) {
        ring(out, polygon.getExteriorRing().getCoordinates(), true);
        for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
            ring(out, polygon.getInteriorRingN(i).getCoordinates(), false);
        }
    }

    /** The format wants exterior rings with positive area, with y growing downwards. */
    private void ring(TileBytes out, Coordinate[] closed, boolean exterior) {
        double area = -Area.ofRingSigned(closed);
        if (area == 0) {
            return;
        }
        List<Coordinate> open = List.of(closed).subList(0, closed.length - 1);
        path(out, area > 0 == exterior ? open : open.reversed());
        out.varint(CLOSE);
    }

    private void path(TileBytes out, List<Coordinate> vertices) {
        List<Coordinate> different = new ArrayList<>();
        for (Coordinate vertex : vertices) {
            if (different.isEmpty() || !different.getLast().equals2D(vertex)) {
                different.add(vertex);
            }
        }
        for (int i = 0; i < different.size(); i++) {
            if (i == 0) {
                out.varint((1 << 3) | MOVE);
            } else if (i == 1) {
                out.varint(((long) (different.size() - 1) << 3) | LINE);
            }
            long x = (long) different.get(i).x;
            long y = (long) different.get(i).y;
            out.varint(zigzag(x - cursorX));
            out.varint(zigzag(y - cursorY));
            cursorX = x;
            cursorY = y;
        }
    }

    private static long zigzag(long value) {
        return (value << 1 ^ value >> 63) & 0xFFFFFFFFL;
    }

    private byte[] feature(Shape shape, int category, int type, byte[] geometry) {
        TileBytes tags = new TileBytes();
        tag(tags, "ref", shape.id());
        if (!shape.name().isEmpty()) {
            tag(tags, "name", shape.name());
        }
        tag(tags, "category", (long) category);
        TileBytes feature = new TileBytes();
        feature.number(1, shape.number());
        feature.bytes(2, tags.toBytes());
        feature.number(3, type);
        feature.bytes(4, geometry);
        return feature.toBytes();
    }

    private void tag(TileBytes tags, String key, Object value) {
        tags.varint(keys.computeIfAbsent(key, name -> keys.size()));
        tags.varint(values.computeIfAbsent(value, one -> values.size()));
    }

    private byte[] toBytes(String name) {
        if (features.isEmpty()) {
            return new byte[0];
        }
        TileBytes layer = new TileBytes();
        layer.text(1, name);
        features.forEach(feature -> layer.bytes(2, feature));
        keys.keySet().forEach(key -> layer.text(3, key));
        for (Object value : values.keySet()) {
            TileBytes coded = new TileBytes();
            if (value instanceof Long number) {
                coded.number(5, number);
            } else {
                coded.text(1, value.toString());
            }
            layer.bytes(4, coded.toBytes());
        }
        layer.number(5, EXTENT);
        layer.number(15, 2);
        TileBytes tileBytes = new TileBytes();
        tileBytes.bytes(3, layer.toBytes());
        return tileBytes.toBytes();
    }
}
