package org.jingwei.area.imports;

import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jingwei.area.AreasImported;
import org.jingwei.audit.AuditTrail;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.Boundary;
import org.jingwei.engine.geo.BoundaryFile;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes in a file of boundaries in one transaction, or refuses it as a whole. A boundary replaces
 * the one its area had.
 */
@Component
class BoundaryImport {
    private static final String SYNTHETIC = "synthetic";

    private final ScopedDatabase database;
    private final AreaScheme scheme;
    private final AuditTrail trail;
    private final ApplicationEventPublisher events;

    BoundaryImport(
            ScopedDatabase database,
            AreaScheme scheme,
            AuditTrail trail,
            ApplicationEventPublisher events) {
        this.database = database;
        this.scheme = scheme;
        this.trail = trail;
        this.events = events;
    }

    /**
     * Imports the file.
     *
     * @return how many boundaries it holds
     * @throws Problem invalid-boundaries with every place that is wrong, or forbidden
     */
    int read(Scope scope, InputStream stream, BoundaryRequest request) {
        ImportRights.require(scope, trail, "boundary.import", "boundaries");
        BoundaryFile file = BoundaryFile.read(stream, request.options());
        Findings findings = new Findings();
        file.problems()
                .forEach(problem ->
                        findings.add(
                                problem.line(),
                                Integer.toString(problem.column()),
                                problem.reason()));
        Map<AreaCode, Boundary> boundaries = byArea(file.boundaries(), request, findings);
        database.run(
                scope,
                jdbc -> {
                    ImportRights.lock(jdbc);
                    checkKnown(jdbc, boundaries, findings);
                    if (findings.isEmpty()) {
                        store(jdbc, boundaries, file, request.synthetic());
                        events.publishEvent(new AreasImported(0, boundaries.size()));
                        trail.done(scope, "boundary.import", "boundaries", boundaries.size());
                    } else {
                        trail.refused(scope, "boundary.import", "boundaries");
                    }
                });
        if (!findings.isEmpty()) {
            throw findings.refusal("invalid-boundaries", "the boundary file");
        }
        return boundaries.size();
    }

    private Map<AreaCode, Boundary> byArea(
            List<Boundary> boundaries, BoundaryRequest request, Findings findings) {
        Map<AreaCode, Boundary> byArea = new HashMap<>();
        for (Boundary boundary : boundaries) {
            try {
                AreaCode code = request.code(boundary.code(), scheme);
                Boundary earlier = byArea.putIfAbsent(code, boundary);
                if (earlier != null) {
                    refuse(
                            findings,
                            boundary,
                            request,
                            "area " + code + " stands on line " + earlier.line() + " already");
                }
            } catch (InvalidAreaCodeException e) {
                refuse(findings, boundary, request, e.code() + ": " + e.reason());
            }
        }
        return byArea;
    }

    private static void refuse(
            Findings findings, Boundary boundary, BoundaryRequest request, String reason) {
        findings.add(boundary.line(), request.codeProperty(), reason);
    }

    private static void checkKnown(
            JdbcClient jdbc, Map<AreaCode, Boundary> boundaries, Findings findings) {
        Set<Long> known =
                new HashSet<>(
                        jdbc.sql("SELECT code FROM area WHERE code = ANY (:codes)")
                                .param(
                                        "codes",
                                        boundaries.keySet().stream()
                                                .map(AreaCode::value)
                                                .toArray(Long[]::new))
                                .query(Long.class)
                                .list());
        boundaries.forEach((code, boundary) -> {
            if (!known.contains(code.value())) {
                findings.add(
                        boundary.line(),
                        "",
                        "area " + code + " is not in the area tree; import the list first");
            }
        });
    }

    private static void store(
            JdbcClient jdbc,
            Map<AreaCode, Boundary> boundaries,
            BoundaryFile file,
            boolean allSynthetic) {
        boundaries.forEach((code, boundary) ->
                storeOne(
                        jdbc,
                        code,
                        boundary,
                        file.coordinateSystem().name(),
                        allSynthetic || "true".equals(boundary.properties().get(SYNTHETIC))));
    }

    private static void storeOne(
            JdbcClient jdbc, AreaCode code, Boundary boundary, String crs, boolean synthetic) {
        Envelope bounds = boundary.geometry().getEnvelopeInternal();
        Coordinate label = largestPart(boundary.geometry()).getInteriorPoint().getCoordinate();
        jdbc.sql(
                        """
                        INSERT INTO area_boundary (area, geometry, raw, crs, synthetic, west, south, east, north, label_lon, label_lat)
                        VALUES (:area, :geometry, :raw, :crs, :synthetic, :west, :south, :east, :north, :lon, :lat)
                        ON CONFLICT (area) DO UPDATE SET
                            geometry = excluded.geometry, raw = excluded.raw, crs = excluded.crs, synthetic = excluded.synthetic,
                            west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north,
                            label_lon = excluded.label_lon, label_lat = excluded.label_lat\
                        """)
                .param("area", code.value())
                .param("geometry", new WKBWriter().write(boundary.geometry()))
                .param("raw", boundary.geoJson())
                .param("crs", crs)
                .param("synthetic", synthetic)
                .param("west", bounds.getMinX())
                .param("south", bounds.getMinY())
                .param("east", bounds.getMaxX())
                .param("north", bounds.getMaxY())
                .param("lon", label.getX())
                .param("lat", label.getY())
                .update();
    }

    /** Where a label belongs: on the mainland, not on an island that happens to be wide. */
    private static Geometry largestPart(Geometry geometry) {
        Geometry largest = geometry.getGeometryN(0);
        for (int i = 1; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i).getArea() > largest.getArea()) {
                largest = geometry.getGeometryN(i);
            }
        }
        return largest;
    }
}
