package org.jingwei.area;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jingwei.engine.geo.LonLat;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** Rows of the area tables as values. */
final class AreaRows {
    private static final String COLUMNS =
            """
            SELECT area.code_text, area.name, area.level, area.depth, parent.code_text AS parent_text,
                   b.synthetic, b.west, b.south, b.east, b.north, b.label_lon, b.label_lat\
            """;
    private static final String PARENT = " LEFT JOIN area parent ON parent.code = area.parent";

    static final String SELECT =
            COLUMNS + " FROM area" + PARENT + " LEFT JOIN area_boundary b ON b.area = area.code";

    static final String SELECT_BOUNDARIES =
            COLUMNS + ", b.geometry FROM area JOIN area_boundary b ON b.area = area.code" + PARENT;

    private AreaRows() {}

    static Area area(ResultSet row, int number) throws SQLException {
        boolean synthetic = row.getBoolean("synthetic");
        boolean hasBoundary = !row.wasNull();
        return new Area(
                row.getString("code_text"),
                row.getString("name"),
                row.getString("level"),
                row.getInt("depth"),
                Optional.ofNullable(row.getString("parent_text")),
                hasBoundary
                        ? Optional.of(
                                new LonLat(row.getDouble("label_lon"), row.getDouble("label_lat")))
                        : Optional.empty(),
                hasBoundary ? Optional.of(bounds(row)) : Optional.empty(),
                synthetic);
    }

    private static Envelope bounds(ResultSet row) throws SQLException {
        return new Envelope(
                row.getDouble("west"),
                row.getDouble("east"),
                row.getDouble("south"),
                row.getDouble("north"));
    }

    /** Reads the geometries of one result; not for two threads. */
    static final class Geometries {
        private final WKBReader reader = new WKBReader();

        Geometry read(ResultSet row) throws SQLException {
            try {
                return reader.read(row.getBytes("geometry"));
            } catch (ParseException e) {
                throw new IllegalStateException(
                        "the stored boundary of area "
                                + row.getString("code_text")
                                + " is damaged; import it again",
                        e);
            }
        }
    }
}
