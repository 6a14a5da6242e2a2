package org.jingwei.area;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jingwei.audit.AuditTrail;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The functional zones. A scope knows those it stands in, by the areas it stands in. */
@Component
public class Zones {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
    private static final int MAX_NAME = 100;
    private static final int MAX_AREAS = 10_000;
    private static final String SELECT =
            """
            SELECT zone.id, zone.name, array_agg(area.code_text ORDER BY area.code) AS areas
            FROM zone JOIN zone_member ON zone_member.zone = zone.id JOIN area ON area.code = zone_member.area\
            """;

    private final ScopedDatabase database;
    private final AreaScheme scheme;
    private final AuditTrail trail;

    Zones(ScopedDatabase database, AreaScheme scheme, AuditTrail trail) {
        this.database = database;
        this.scheme = scheme;
        this.trail = trail;
    }

    /** The zones the scope stands in, by id. */
    public List<Zone> list(Scope scope) {
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql(SELECT + " GROUP BY zone.id ORDER BY zone.id")
                                .query((row, number) ->
                                        new Zone(
                                                row.getString("id"),
                                                row.getString("name"),
                                                Arrays.asList(
                                                        (String[])
                                                                row.getArray("areas").getArray())))
                                .list());
    }

    /** The zone of that id. */
    public Optional<Zone> find(Scope scope, String id) {
        return list(scope).stream().filter(zone -> zone.id().equals(id)).findFirst();
    }

    /**
     * The areas of a zone with all below them, as ranges for a grant.
     *
     * @throws Problem not-found if there is no such zone in the scope
     */
    public AreaRanges areas(Scope scope, String id) {
        Zone zone = find(scope, id).orElseThrow(() -> Problem.notFound("Zone " + id));
        return AreaRanges.ofCodes(zone.areas().stream().map(scheme::code).toList());
    }

    /**
     * Adds a zone; administrators only.
     *
     * @throws Problem invalid-zone, zone-exists or forbidden
     */
    public Zone add(Scope scope, Zone zone) {
        if (!scope.administrator()) {
            trail.refused(scope, "zone.add", "zone " + zone.id());
            throw Problem.forbidden("Only an administrator adds zones.");
        }
        List<AreaCode> codes = checked(zone);
        return database.call(
                scope,
                jdbc -> {
                    insert(jdbc, zone, codes);
                    trail.done(scope, "zone.add", "zone " + zone.id(), codes.size());
                    return new Zone(
                            zone.id(),
                            zone.name().strip(),
                            codes.stream().map(AreaCode::text).toList());
                });
    }

    private List<AreaCode> checked(Zone zone) {
        if (!ID.matcher(zone.id()).matches()) {
            throw invalid("id must be 1 to 63 of a-z, 0-9, _ and -, the first a letter or digit.");
        }
        if (zone.name().isBlank() || zone.name().length() > MAX_NAME) {
            throw invalid("name must have 1 to " + MAX_NAME + " characters.");
        }
        if (zone.areas().isEmpty() || zone.areas().size() > MAX_AREAS) {
            throw invalid("areas must list 1 to " + MAX_AREAS + " area codes.");
        }
        try {
            return List.copyOf(new TreeSet<>(zone.areas().stream().map(scheme::code).toList()));
        } catch (InvalidAreaCodeException e) {
            throw invalid(e.getMessage() + ".");
        }
    }

    private static Problem invalid(String detail) {
        return Problem.invalid("invalid-zone", detail);
    }

    private static void insert(JdbcClient jdbc, Zone zone, List<AreaCode> codes) {
        int added =
                jdbc.sql("INSERT INTO zone VALUES (:id, :name) ON CONFLICT DO NOTHING")
                        .param("id", zone.id())
                        .param("name", zone.name().strip())
                        .update();
        if (added == 0) {
            throw Problem.conflict("zone-exists", "There is a zone " + zone.id() + " already.");
        }
        int members =
                jdbc.sql(
                                """
                                INSERT INTO zone_member SELECT :zone, code FROM area WHERE code = ANY (:codes)\
                                """)
                        .param("zone", zone.id())
                        .param("codes", codes.stream().map(AreaCode::value).toArray(Long[]::new))
                        .update();
        if (members < codes.size()) {
            throw invalid((codes.size() - members) + " of its areas are not in the area tree.");
        }
    }
}
