package org.jingwei.engine.geo;

import java.util.Locale;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/** The coordinate systems that data of Chinese cities comes in; all are longitude and latitude. */
public enum CoordinateSystem {
    /** What GPS gives and what everything here is stored in. */
    WGS84("WGS-84"),
    /** The national system; it differs from WGS-84 by centimetres and is read as the same. */
    CGCS2000("CGCS2000"),
    /** What public maps in China must use: WGS-84 shifted by some hundred metres. */
    GCJ02("GCJ-02"),
    /** What Baidu uses: GCJ-02 shifted once more. */
    BD09("BD-09");

    private final String label;

    CoordinateSystem(String label) {
        this.label = label;
    }

    /**
     * Reads the name of a system as people and files write it: {@code GCJ-02}, {@code gcj02},
     * {@code EPSG:4490}, {@code urn:ogc:def:crs:OGC:1.3:CRS84}.
     */
    public static CoordinateSystem parse(String text) {
        String last = text.substring(text.lastIndexOf(':') + 1);
        return switch (last.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "")) {
            case "WGS84", "CRS84", "4326", "EPSG4326" -> WGS84;
            case "CGCS2000", "4490", "EPSG4490" -> CGCS2000;
            case "GCJ02", "GCJ02LL" -> GCJ02;
            case "BD09", "BD09LL" -> BD09;
            default ->
                    throw new IllegalArgumentException(
                            "coordinate system \""
                                    + text
                                    + "\" is not known; give one of WGS-84, CGCS2000, GCJ-02 or"
                                    + " BD-09, in degrees");
        };
    }

    /** The name as people write it. */
    public String label() {
        return label;
    }

    /** Where a place of this system is in WGS-84; exact to 1e-9 degrees for the known formulas. */
    public LonLat toWgs84(double lon, double lat) {
        return switch (this) {
            case WGS84, CGCS2000 -> new LonLat(lon, lat);
            case GCJ02 -> ChinaOffset.inverse(ChinaOffset::wgs84ToGcj02, lon, lat);
            case BD09 -> ChinaOffset.inverse(ChinaOffset::wgs84ToBd09, lon, lat);
        };
    }

    /** Where a WGS-84 place is in this system. */
    public LonLat fromWgs84(double lon, double lat) {
        return switch (this) {
            case WGS84, CGCS2000 -> new LonLat(lon, lat);
            case GCJ02 -> ChinaOffset.forward(ChinaOffset::wgs84ToGcj02, lon, lat);
            case BD09 -> ChinaOffset.forward(ChinaOffset::wgs84ToBd09, lon, lat);
        };
    }

    /** The geometry with every vertex in WGS-84; the given one is left as it is. */
    public Geometry toWgs84(Geometry geometry) {
        if (this == WGS84 || this == CGCS2000) {
            return geometry;
        }
        Geometry moved = geometry.copy();
        moved.apply(new ToWgs84());
        return moved;
    }

    private final class ToWgs84 implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            LonLat place = toWgs84(sequence.getX(i), sequence.getY(i));
            sequence.setOrdinate(i, CoordinateSequence.X, place.longitude());
            sequence.setOrdinate(i, CoordinateSequence.Y, place.latitude());
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
