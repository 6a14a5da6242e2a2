package org.jingwei.lake.source.pull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.SourceSystem;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.lake.source.Delivery;
import org.jingwei.lake.source.Secrets;
import org.jingwei.lake.source.SourceScheduler;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pulls of a system: its owner defines them, runs them and sees how they went; nobody else. */
@Component
public class Pulls {
    private final ScopedDatabase database;
    private final Delivery delivery;
    private final Secrets secrets;
    private final SourceScheduler scheduler;
    private final AuditTrail audit;
    private final String hosts;

    Pulls(
            ScopedDatabase database,
            Delivery delivery,
            Secrets secrets,
            SourceScheduler scheduler,
            AuditTrail audit,
            Settings settings) {
        this.database = database;
        this.delivery = delivery;
        this.secrets = secrets;
        this.scheduler = scheduler;
        this.audit = audit;
        this.hosts = settings.value(Setting.PULL_HOSTS);
    }

    /** A pull with where it stands. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Standing(
            @JsonUnwrapped Pull pull,
            Optional<String> position,
            int failures,
            Optional<PullRun> lastRun) {}

    /** Defines a pull; from then on it runs by its schedule. */
    public Standing create(Scope scope, String system, PullDefinition definition) {
        SourceSystem owned = delivery.ownSystem(scope, system);
        PullCheck.Place place = new PullCheck.Place(UUID.randomUUID().toString(), owned.id());
        Pull pull = checked(scope, place, definition);
        byte[] password = secrets.seal(text(definition.password()), pull.use());
        try {
            return database.call(
                    scope,
                    jdbc -> {
                        insert(jdbc, scope, pull, password);
                        schedule(pull);
                        audit.done(scope, "pull.create", system + "/" + pull.name(), 1);
                        return get(jdbc, system, pull.id());
                    });
        } catch (DuplicateKeyException e) {
            throw Problem.conflict(
                    "pull-exists", "The system has a pull " + pull.name() + " already.");
        }
    }

    private static String text(@Nullable String password) {
        return password == null ? "" : password;
    }

    /** The pull that a definition describes; a problem with all mistakes if it is none. */
    Pull checked(Scope scope, PullCheck.Place place, PullDefinition definition) {
        String named = text(definition.dataset());
        Dataset dataset = delivery.dataset(scope, place.system(), named);
        return PullCheck.check(place, definition, dataset, hosts);
    }

    private static void insert(JdbcClient jdbc, Scope scope, Pull pull, byte[] password) {
        jdbc.sql(
                        """
                        INSERT INTO pull (id, system, owner, name, dataset, definition, password, enabled, created_by)
                        VALUES (:id, :system, :owner, :name, :dataset, :definition::jsonb, :password, :enabled, :username)\
                        """)
                .param("id", pull.id())
                .param("system", pull.system())
                .param("owner", pull.owner())
                .param("name", pull.name())
                .param("dataset", pull.dataset())
                .param("definition", PullBook.written(pull))
                .param("password", password)
                .param("enabled", pull.enabled())
                .param("username", scope.username())
                .update();
    }

    private void schedule(Pull pull) {
        Optional<Instant> next =
                pull.enabled()
                        ? PullSchedule.next(pull.schedule(), pull.zone(), Instant.now())
                        : Optional.empty();
        next.ifPresentOrElse(
                time -> scheduler.runAt(PullTask.NAME, pull.id(), time),
                () -> scheduler.remove(PullTask.NAME, pull.id()));
    }

    /**
     * Changes a pull. Without a password the old one stays, unless url or user change: a password
     * is never shown to another address than it was given for. What is read changes nothing of
     * where it goes on.
     */
    public Standing update(Scope scope, String system, String id, PullDefinition definition) {
        Pull before = get(scope, system, id).pull();
        Pull pull = checked(scope, new PullCheck.Place(id, system), definition);
        if (!pull.dataset().equals(before.dataset())
                || !pull.watermark().equals(before.watermark())) {
            throw Problem.invalid(
                    "invalid-pull",
                    "A pull keeps its dataset and its watermark; define another one.");
        }
        Optional<byte[]> password =
                Optional.ofNullable(definition.password())
                        .map(secret -> secrets.seal(secret, pull.use()));
        if (password.isEmpty() && !pull.use().equals(before.use())) {
            throw passwordNeeded();
        }
        return database.call(
                scope,
                jdbc -> {
                    jdbc.sql(
                                    """
                                    UPDATE pull SET name = :name, definition = :definition::jsonb, enabled = :enabled,
                                        failures = 0, password = coalesce(:password::bytea, password) WHERE id = :id\
                                    """)
                            .param("id", id)
                            .param("name", pull.name())
                            .param("definition", PullBook.written(pull))
                            .param("enabled", pull.enabled())
                            .param("password", password.orElse(null))
                            .update();
                    schedule(pull);
                    audit.done(scope, "pull.update", system + "/" + pull.name(), 1);
                    return get(jdbc, system, id);
                });
    }

    static Problem passwordNeeded() {
        String detail = "With another url or user, enter the password again.";
        return Problem.invalid("password-needed", detail)
                .errors(List.of(new Problem.Place(0, "password", detail)));
    }

    /** Ends a pull; the rows it brought stay. */
    public void delete(Scope scope, String system, String id) {
        Standing standing = get(scope, system, id);
        database.run(
                scope,
                jdbc -> {
                    jdbc.sql("DELETE FROM pull WHERE id = :id").param("id", id).update();
                    scheduler.remove(PullTask.NAME, id);
                    audit.done(scope, "pull.delete", system + "/" + standing.pull().name(), 1);
                });
    }

    /** Runs a pull now. */
    public Standing runNow(Scope scope, String system, String id) {
        Standing standing = get(scope, system, id);
        if (!standing.pull().enabled()) {
            throw Problem.conflict("pull-disabled", "The pull is switched off; enable it first.");
        }
        if (!scheduler.runAt(PullTask.NAME, id, Instant.now())) {
            throw Problem.conflict("pull-running", "The pull is running now; see its last run.");
        }
        scheduler.wake();
        audit.done(scope, "pull.run", system + "/" + standing.pull().name(), 1);
        return standing;
    }

    /**
     * Cancels a run: it ends within about a second and books nothing more. What it booked before
     * stays, so that the next run goes on behind it, and no row is lost or doubled.
     *
     * @throws Problem conflict if it is at its end
     */
    public PullRun cancel(Scope scope, String system, String id, long number) {
        Pull pull = get(scope, system, id).pull();
        return database.call(
                scope,
                jdbc -> {
                    boolean waited = ask(jdbc, id, number);
                    if (waited) {
                        schedule(pull);
                    }
                    audit.done(scope, "pull.cancel", system + "/" + pull.name() + "/" + number, 1);
                    return runs(jdbc, id, number + 1, 1).getFirst();
                });
    }

    /** Whether it waited to go on; then it is at its end at once. */
    private static boolean ask(JdbcClient jdbc, String id, long number) {
        return jdbc.sql(
                        """
                        UPDATE pull_run SET cancelled_at = coalesce(cancelled_at, now()),
                            state = CASE WHEN state = 'WAITING' THEN 'CANCELLED' ELSE state END
                        WHERE number = :number AND pull = :pull AND (state = 'RUNNING' OR state = 'WAITING'
                            AND number = (SELECT max(number) FROM pull_run WHERE pull = :pull))
                        RETURNING state = 'CANCELLED'\
                        """)
                .param("number", number)
                .param("pull", id)
                .query(Boolean.class)
                .optional()
                .orElseThrow(() ->
                        runs(jdbc, id, number + 1, 1).stream()
                                        .anyMatch(run -> run.number() == number)
                                ? Problem.conflict("too-late", "The run is at its end.")
                                : Problem.notFound("The run " + number));
    }

    /** The pull, which must be one of a system of the scope's own. */
    public Standing get(Scope scope, String system, String id) {
        delivery.ownSystem(scope, system);
        return database.call(scope, jdbc -> get(jdbc, system, id));
    }

    private static Standing get(JdbcClient jdbc, String system, String id) {
        return jdbc.sql("SELECT * FROM pull WHERE system = :system AND id = :id")
                .param("system", system)
                .param("id", id)
                .query((row, number) -> standing(jdbc, row))
                .optional()
                .orElseThrow(() -> Problem.notFound("The pull " + id));
    }

    /** The pulls of a system of the scope's own. */
    public List<Standing> list(Scope scope, String system) {
        delivery.ownSystem(scope, system);
        return database.call(
                scope,
                jdbc ->
                        jdbc.sql("SELECT * FROM pull WHERE system = :system ORDER BY name")
                                .param("system", system)
                                .query((row, number) -> standing(jdbc, row))
                                .list());
    }

    /** One page of the runs of a pull, the newest first. */
    public Page<PullRun> runs(Scope scope, String system, String id, PageRequest page) {
        get(scope, system, id);
        List<PullRun> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                runs(
                                        jdbc,
                                        id,
                                        page.cursorAsNumber().orElse(Long.MAX_VALUE),
                                        page.limit() + 1));
        return Page.of(oneMore, page.limit(), run -> Long.toString(run.number()));
    }

    private static List<PullRun> runs(JdbcClient jdbc, String id, long before, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM pull_run WHERE pull = :pull AND number < :before
                        ORDER BY number DESC LIMIT :limit\
                        """)
                .param("pull", id)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> run(row))
                .list();
    }

    private static Standing standing(JdbcClient jdbc, ResultSet row) throws SQLException {
        Pull pull = PullBook.read(row.getString("definition"));
        return new Standing(
                pull,
                Optional.ofNullable(row.getString("position")),
                row.getInt("failures"),
                runs(jdbc, pull.id(), Long.MAX_VALUE, 1).stream().findFirst());
    }

    private static PullRun run(ResultSet row) throws SQLException {
        String detail = row.getString("error_detail");
        return new PullRun(
                row.getLong("number"),
                row.getString("state"),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at")).map(Timestamp::toInstant),
                row.getLong("row_count"),
                row.getLong("repeated"),
                row.getLong("future"),
                row.getLong("unmarked"),
                Arrays.asList((String[]) row.getArray("batches").getArray()),
                Optional.ofNullable(row.getString("position_from")),
                Optional.ofNullable(row.getString("position_to")),
                Optional.ofNullable(row.getString("error_code"))
                        .map(code -> new PullRun.Failure(code, detail)));
    }
}
