package org.jingwei.coordination;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jingwei.area.Area;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.audit.AuditTrail;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes matters down, as drafts, and shows them to whoever they concern. */
@Component
public class Matters {
    private static final int MAX_KEY = 200;

    private final ScopedDatabase database;
    private final MatterCheck check;
    private final Mechanisms mechanisms;
    private final Parties parties;
    private final Areas areas;
    private final AreaScheme scheme;
    private final AuditTrail audit;

    Matters(
            ScopedDatabase database,
            MatterCheck check,
            Mechanisms mechanisms,
            Parties parties,
            Areas areas,
            AuditTrail audit) {
        this.database = database;
        this.check = check;
        this.mechanisms = mechanisms;
        this.parties = parties;
        this.areas = areas;
        this.scheme = areas.scheme();
        this.audit = audit;
    }

    /**
     * A matter to one caller.
     *
     * @param requesterName what the organisation that asks is called
     * @param parties who the caller is to it
     */
    public record Shown(
            Matter matter, Mechanism mechanism, String requesterName, Set<Party> parties) {
        /** The same caller and the matter as it is after a step. */
        Shown with(Matter moved) {
            return new Shown(moved, mechanism, requesterName, parties);
        }

        Life life() {
            return mechanism.life();
        }

        /** What the caller may do with it now. */
        public List<Life.Action> open() {
            return mechanism.life().open(matter.state(), parties);
        }
    }

    /**
     * Writes a matter down as a draft of the caller's organisation.
     *
     * @param requestKey names the request: the same one makes no second matter
     */
    public Shown create(Scope scope, MatterDraft draft, Optional<String> requestKey) {
        if (scope.subject().isPresent() || scope.system().isPresent()) {
            throw Problem.forbidden(
                    "Enterprises, schools and systems ask nothing through the gate.");
        }
        requireShort(requestKey);
        MatterCheck.Checked checked = check.check(scope, draft);
        return database.call(
                scope,
                jdbc -> {
                    String id = UUID.randomUUID().toString();
                    if (!MatterRows.insert(jdbc, scope, id, checked, requestKey)) {
                        return shown(scope, jdbc, made(jdbc, scope, requestKey.orElseThrow()));
                    }
                    MatterRows.setTargets(jdbc, id, scope.organisation(), checked.targets());
                    Matter matter = MatterRows.find(jdbc, id).orElseThrow();
                    Shown shown = shown(scope, jdbc, matter);
                    audit.done(scope, "matter.create", "matter:" + id, matter.targets());
                    return shown;
                });
    }

    static void requireShort(Optional<String> requestKey) {
        if (requestKey.filter(key -> key.isBlank() || key.length() > MAX_KEY).isPresent()) {
            throw Problem.badRequest(
                    "invalid-idempotency-key",
                    "Idempotency-Key must be 1 to " + MAX_KEY + " characters.");
        }
    }

    private static Matter made(JdbcClient jdbc, Scope scope, String requestKey) {
        return jdbc.sql("SELECT * FROM matter WHERE requester = :requester AND request_key = :key")
                .param("requester", scope.organisation())
                .param("key", requestKey)
                .query((row, number) -> MatterRows.matter(row))
                .single();
    }

    /**
     * Changes a draft.
     *
     * @param version the one that the caller has seen
     * @throws Problem conflict if it was changed since, or is no draft any more
     */
    public Shown change(Scope scope, String id, int version, MatterDraft draft) {
        MatterCheck.Checked checked = check.check(scope, draft);
        return database.call(
                scope,
                jdbc -> {
                    Matter matter = held(jdbc, id);
                    requireVersion(matter, version);
                    Life life = mechanisms.get(matter.mechanism()).life();
                    if (!matter.requester().equals(scope.organisation())) {
                        throw Problem.forbidden("Only whoever asks changes what is asked.");
                    }
                    if (!matter.state().equals(life.start())) {
                        throw Problem.conflict(
                                "no-draft",
                                "The matter is submitted; it can be changed when it is returned.");
                    }
                    MatterRows.change(jdbc, id, checked);
                    MatterRows.setTargets(jdbc, id, scope.organisation(), checked.targets());
                    Shown shown = shown(scope, jdbc, MatterRows.find(jdbc, id).orElseThrow());
                    audit.done(scope, "matter.change", "matter:" + id, checked.targets().size());
                    return shown;
                });
    }

    static Matter held(JdbcClient jdbc, String id) {
        return MatterRows.hold(jdbc, List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("The matter"));
    }

    /**
     * Matters that the caller may bring on, and who the caller is to each; they are held until the
     * transaction ends.
     *
     * @return in the order of the ids
     * @throws Problem not-found if the caller may not bring one of them on
     */
    List<Shown> held(Scope scope, JdbcClient jdbc, List<String> ids) {
        String sql =
                "SELECT matter.*, "
                        + Parties.COLUMNS
                        + " FROM matter_hold(:ids) matter "
                        + Parties.JOINS;
        Map<String, Shown> held =
                Parties.asked(jdbc.sql(sql), scope)
                        .param("ids", ids.toArray(String[]::new))
                        .query((row, number) -> {
                            Matter matter = MatterRows.matter(row);
                            return shown(matter, Parties.known(scope, matter, row));
                        })
                        .stream()
                        .collect(Collectors.toMap(shown -> shown.matter().id(), shown -> shown));
        return ids.stream()
                .map(id ->
                        Optional.ofNullable(held.get(id))
                                .orElseThrow(() -> Problem.notFound("The matter")))
                .toList();
    }

    private Shown shown(Matter matter, Parties.Known known) {
        return new Shown(
                matter, mechanisms.get(matter.mechanism()), known.requesterName(), known.parties());
    }

    static void requireVersion(Matter matter, int version) {
        if (matter.version() != version) {
            throw Problem.conflict(
                    "stale-matter",
                    "The matter was changed since you read it; it is "
                            + matter.state()
                            + " now. Read it again, then decide.");
        }
    }

    /**
     * One matter.
     *
     * @throws Problem not-found if it does not concern the caller
     */
    public Shown get(Scope scope, String id) {
        return database.call(
                scope,
                jdbc -> {
                    Matter matter =
                            MatterRows.find(jdbc, id)
                                    .orElseThrow(() -> Problem.notFound("The matter"));
                    Shown shown = shown(scope, jdbc, matter);
                    audit.done(scope, "matter.read", "matter:" + id, 1);
                    return shown;
                });
    }

    Shown shown(Scope scope, JdbcClient jdbc, Matter matter) {
        return shown(matter, parties.know(scope, jdbc, matter));
    }

    /** One page of the targets of a matter that the scope sees, by kind and key. */
    public Page<MatterTarget> targets(Scope scope, String id, PageRequest page) {
        return database.call(
                scope,
                jdbc -> {
                    requireSeen(jdbc, id);
                    List<Row> rows = targets(jdbc, id, page);
                    var names =
                            areas.names(scope, rows.stream().map(Row::area).distinct().toList());
                    List<MatterTarget> oneMore =
                            rows.stream()
                                    .map(row ->
                                            named(row, Optional.ofNullable(names.get(row.area()))))
                                    .toList();
                    return Page.of(
                            oneMore, page.limit(), target -> target.kind() + ":" + target.key());
                });
    }

    private record Row(String kind, String key, String name, long area) {}

    private static List<Row> targets(JdbcClient jdbc, String id, PageRequest page) {
        return jdbc.sql(
                        """
                        SELECT kind, key, name, area FROM matter_target
                        WHERE matter = :id AND kind || ':' || key > :after
                        ORDER BY kind || ':' || key LIMIT :limit OFFSET :offset\
                        """)
                .param("id", id)
                .param("after", page.cursor().orElse(""))
                .param("limit", page.limit() + 1)
                .param("offset", page.offset())
                .query((row, number) -> row(row))
                .list();
    }

    private MatterTarget named(Row row, Optional<AreaName> name) {
        return new MatterTarget(
                row.kind(),
                row.key(),
                row.name(),
                scheme.of(row.area()).text(),
                name.map(AreaName::name).orElse(""));
    }

    /** A target of a matter, if it is one that the scope sees. */
    public Optional<MatterTarget> target(Scope scope, String id, SubjectKey subject) {
        return database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                "SELECT kind, key, name, area FROM matter_target WHERE matter = :id AND kind = :kind AND key = :key")
                                        .param("id", id)
                                        .param("kind", subject.kind())
                                        .param("key", subject.key())
                                        .query((row, number) -> row(row))
                                        .optional())
                .map(row -> named(row, areas.find(scope, row.area()).map(Area::asName)));
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("kind"),
                row.getString("key"),
                row.getString("name"),
                row.getLong("area"));
    }

    private static void requireSeen(JdbcClient jdbc, String id) {
        Matter _ = MatterRows.find(jdbc, id).orElseThrow(() -> Problem.notFound("The matter"));
    }

    /** The history of a matter, from its beginning. */
    public List<MatterStep> steps(Scope scope, String id) {
        return database.call(
                scope,
                jdbc -> {
                    requireSeen(jdbc, id);
                    return MatterSteps.list(jdbc, id);
                });
    }
}
