package org.jingwei.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.SystemCheck.Checked;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The register of source systems. Who sees one is decided by row-level security ({@code
 * V008__sources.sql}); its last sync and whether it is stale are computed when it is read.
 */
@Component
public class SourceSystems {
    private static final String SELECT =
            """
            SELECT s.*, coalesce(y.businesses, 0) AS businesses, coalesce(y.datasets, 0) AS datasets,
                   y.last_sync, y.stale_since
            FROM source_system s LEFT JOIN system_sync y ON y.system = s.id
            """;

    private final ScopedDatabase database;
    private final Businesses businesses;
    private final AuditTrail audit;

    SourceSystems(ScopedDatabase database, Businesses businesses, AuditTrail audit) {
        this.database = database;
        this.businesses = businesses;
        this.audit = audit;
    }

    /** Which systems to list; what is empty does not matter. */
    public record Filter(
            Optional<SystemState> state, Optional<Boolean> stale, Optional<String> owner) {}

    /** How many there are of what. */
    public record Summary(
            long systems,
            long businesses,
            long datasets,
            long stale,
            Map<SystemState, Long> states) {}

    /**
     * Registers a system with its businesses, all or nothing.
     *
     * @throws Problem 403 for somebody else's system, 409 if the id is taken, 422 if a mistake is
     *     in it
     */
    public SourceSystem create(Scope scope, SystemDefinition definition) {
        Checked system = SystemCheck.check(definition);
        requireOwner(scope, system.owner());
        try {
            return database.call(scope, jdbc -> insert(jdbc, scope, system));
        } catch (DataIntegrityViolationException e) {
            throw unknownOwner(system);
        }
    }

    private static Problem unknownOwner(Checked system) {
        return Problem.invalid("invalid-system", "The definition of the system has a mistake.")
                .errors(
                        List.of(
                                new Problem.Place(
                                        0,
                                        "owner",
                                        "there is no organisation \"" + system.owner() + "\"")));
    }

    private SourceSystem insert(JdbcClient jdbc, Scope scope, Checked system) {
        int inserted =
                written(
                                jdbc.sql(
                                        """
                                        INSERT INTO source_system (id, name, name_en, owner, vendor, contact, access_mode,
                                            state, state_since, freshness_seconds, synthetic, created_by)
                                        VALUES (:id, :name, :nameEn, :owner, :vendor, :contact, :accessMode,
                                            :state, coalesce(:since::timestamptz, now()), :freshness, :synthetic, :username)
                                        ON CONFLICT (id) DO NOTHING\
                                        """),
                                system)
                        .param("username", scope.username())
                        .update();
        if (inserted == 0) {
            throw Problem.conflict(
                    "system-exists",
                    "There is a system " + system.id() + " already; take an id that is free.");
        }
        system.businesses().forEach(each -> businesses.insert(jdbc, system.id(), each));
        audit.done(scope, "system.create", "system:" + system.id(), 1);
        return find(jdbc, scope, system.id()).orElseThrow();
    }

    private static JdbcClient.StatementSpec written(
            JdbcClient.StatementSpec statement, Checked system) {
        return statement
                .param("id", system.id())
                .param("name", system.name())
                .param("nameEn", system.nameEn())
                .param("owner", system.owner())
                .param("vendor", system.vendor().orElse(null))
                .param("contact", system.contact().orElse(null))
                .param("accessMode", system.accessMode().name())
                .param("state", system.state().name())
                .param("since", system.stateSince().map(Timestamp::from).orElse(null))
                .param(
                        "freshness",
                        system.freshnessTarget()
                                .map(target -> target.duration().toSeconds())
                                .orElse(null))
                .param("synthetic", system.synthetic());
    }

    /**
     * Changes what is said of a system. Its id and owner stay; a retired one stays retired; where
     * no {@code stateSince} is given, a new state begins now.
     */
    public SourceSystem update(Scope scope, String id, SystemDefinition definition) {
        SourceSystem before = get(scope, id);
        requireOwner(scope, before.owner());
        Checked after = SystemCheck.check(definition);
        if (!after.id().equals(id) || !after.owner().equals(before.owner())) {
            throw Problem.invalid("invalid-system", "A system keeps its id and its owner.");
        }
        if (!before.mayDeliver() && after.state() != before.state()) {
            throw Problem.conflict(
                    "system-retired", "The system " + id + " is retired; register a new one.");
        }
        return database.call(
                scope,
                jdbc -> {
                    SourceSystem updated = update(jdbc, scope, after);
                    audit.done(scope, "system.update", "system:" + id, 1);
                    return updated;
                });
    }

    private static SourceSystem update(JdbcClient jdbc, Scope scope, Checked system) {
        written(
                        jdbc.sql(
                                """
                                UPDATE source_system SET name = :name, name_en = :nameEn, vendor = :vendor,
                                    contact = :contact, access_mode = :accessMode, freshness_seconds = :freshness,
                                    synthetic = :synthetic, state = :state,
                                    state_since = coalesce(:since::timestamptz,
                                        CASE WHEN state = :state THEN state_since ELSE now() END)
                                WHERE id = :id AND owner = :owner\
                                """),
                        system)
                .update();
        return find(jdbc, scope, system.id()).orElseThrow();
    }

    /** The system, which must be there for this scope. */
    public SourceSystem get(Scope scope, String id) {
        return database.call(scope, jdbc -> find(jdbc, scope, id))
                .orElseThrow(() -> Problem.notFound("The system " + id));
    }

    /** The system, which must be there for this scope and be its own to manage. */
    public SourceSystem getOwned(Scope scope, String id) {
        SourceSystem system = get(scope, id);
        requireOwner(scope, system.owner());
        return system;
    }

    private static Optional<SourceSystem> find(JdbcClient jdbc, Scope scope, String id) {
        return jdbc.sql(SELECT + "WHERE s.id = :id")
                .param("id", id)
                .query((row, number) -> system(row, scope))
                .optional();
    }

    /** One page of the systems of this scope, by id. */
    public Page<SourceSystem> list(Scope scope, Filter filter, PageRequest page) {
        List<SourceSystem> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                SELECT
                                                        + """
                                                        WHERE s.id > :after AND s.state = coalesce(:state, s.state)
                                                          AND s.owner = coalesce(:owner, s.owner)
                                                          AND (y.stale_since IS NOT NULL) = coalesce(:stale::boolean, y.stale_since IS NOT NULL)
                                                        ORDER BY s.id LIMIT :limit OFFSET :offset\
                                                        """)
                                        .param("after", page.cursor().orElse(""))
                                        .param("state", filter.state().map(Enum::name).orElse(null))
                                        .param("owner", filter.owner().orElse(null))
                                        .param("stale", filter.stale().orElse(null))
                                        .param("limit", page.limit() + 1)
                                        .param("offset", page.offset())
                                        .query((row, number) -> system(row, scope))
                                        .list());
        return Page.of(oneMore, page.limit(), SourceSystem::id);
    }

    /** How many systems and businesses this scope sees, and how many of them are stale. */
    public Summary summary(Scope scope) {
        Map<SystemState, Long> states = new TreeMap<>();
        return database.call(
                scope,
                jdbc -> {
                    jdbc.sql("SELECT state, count(*) AS systems FROM source_system GROUP BY state")
                            .query(row -> {
                                states.put(
                                        SystemState.valueOf(row.getString("state")),
                                        row.getLong("systems"));
                            });
                    return jdbc.sql(
                                    """
                                    SELECT count(*) AS systems, coalesce(sum(y.businesses), 0) AS businesses,
                                           coalesce(sum(y.datasets), 0) AS datasets, count(y.stale_since) AS stale
                                    FROM source_system s LEFT JOIN system_sync y ON y.system = s.id\
                                    """)
                            .query((row, number) ->
                                    new Summary(
                                            row.getLong("systems"),
                                            row.getLong("businesses"),
                                            row.getLong("datasets"),
                                            row.getLong("stale"),
                                            states))
                            .single();
                });
    }

    private static SourceSystem system(ResultSet row, Scope scope) throws SQLException {
        boolean own = scope.owns(row.getString("owner"));
        Optional<Instant> staleSince = Businesses.instant(row, "stale_since");
        return new SourceSystem(
                row.getString("id"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("owner"),
                Optional.ofNullable(row.getString("vendor")).filter(vendor -> own),
                Optional.ofNullable(row.getString("contact")).filter(contact -> own),
                AccessMode.valueOf(row.getString("access_mode")),
                SystemState.valueOf(row.getString("state")),
                row.getTimestamp("state_since").toInstant(),
                Businesses.target(row),
                row.getBoolean("synthetic"),
                row.getLong("businesses"),
                row.getLong("datasets"),
                Businesses.instant(row, "last_sync"),
                staleSince.isPresent(),
                staleSince);
    }

    static void requireOwner(Scope scope, String owner) {
        if (!scope.owns(owner) || scope.subject().isPresent()) {
            throw Problem.forbidden(
                    "Only an administrator or the organisation "
                            + owner
                            + " itself manages its systems.");
        }
    }
}
