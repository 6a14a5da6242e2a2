package org.jingwei.testing;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jingwei.lake.Batch;

/**
 * Stops runs at a known place, from the database: what a run writes there fails as if its process
 * died, or waits until the test lets it go on.
 */
public final class Stops implements AutoCloseable {
    /** Makes the books of batches fail after the lake's commit. */
    public static final String DYING =
            """
            CREATE FUNCTION dies() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'the process dies here'; END $$;
            CREATE TRIGGER dies BEFORE UPDATE ON batch FOR EACH ROW
                WHEN (NEW.state = 'COMMITTED') EXECUTE FUNCTION dies()\
            """;

    /** Lets the books be closed again. */
    public static final String LIVING = "DROP TRIGGER dies ON batch; DROP FUNCTION dies()";

    private static final String WAITING =
            """
            SELECT pg_advisory_lock(350301);
            CREATE FUNCTION waits() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock(350301); RETURN coalesce(NEW, OLD); END $$\
            """;

    private final Connection connection;

    /** Stops on this server. */
    public Stops(TestServer server) {
        this(server.database());
    }

    /** Stops on the server with this database. */
    public Stops(TestDatabase database) {
        try {
            this.connection = database.connect("owner");
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Executes a statement as the owner of the tables. */
    public void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The number that is a query's one result. */
    public long number(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The text that is a query's one result. */
    public String text(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Every run waits where it hands over its totals, with the right to the table in its hands. */
    public void holdInSorting() {
        execute(WAITING);
        execute(
                "CREATE TRIGGER waits BEFORE INSERT ON aggregate_staged FOR EACH ROW"
                        + " EXECUTE FUNCTION waits()");
    }

    /** No file is begun to be read. */
    public void holdBeforeReading() {
        execute(WAITING);
        execute(
                "CREATE TRIGGER waits BEFORE UPDATE ON batch FOR EACH ROW"
                        + " WHEN (OLD.state = 'RECEIVED' AND NEW.state = 'RUNNING')"
                        + " EXECUTE FUNCTION waits()");
    }

    /**
     * Whoever writes this waits.
     *
     * @param event as {@code BEFORE UPDATE ON batch}
     * @param condition on NEW and OLD
     */
    public void hold(String event, String condition) {
        execute(WAITING);
        execute(
                "CREATE TRIGGER a_waits %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION waits()"
                        .formatted(event, condition));
    }

    /** Waits until so many transactions are held. */
    public void awaitHeld(int transactions) {
        await(
                "SELECT CASE WHEN count(*) >= %d THEN 1 ELSE 0 END FROM pg_locks WHERE NOT granted AND locktype = 'advisory' AND objid = 350301"
                        .formatted(transactions));
    }

    /** Whoever notes this action waits right before, with all locks but the one of the trail. */
    public void holdBeforeNoting(String action) {
        execute(WAITING);
        execute(
                "CREATE TRIGGER a_waits BEFORE INSERT ON audit_entry FOR EACH ROW"
                        + " WHEN (NEW.action = '%s') EXECUTE FUNCTION waits()".formatted(action));
    }

    /** Waits until so many transactions wait for locks, among them those that are held. */
    public void awaitWaiting(int transactions) {
        await(
                "SELECT CASE WHEN count(*) >= %d THEN 1 ELSE 0 END FROM pg_locks WHERE NOT granted"
                        .formatted(transactions));
    }

    /** Fails if somebody has the lock of the audit trail, for which everybody waits. */
    public void requireFreeTrail() {
        execute("SELECT strand FROM audit_head FOR UPDATE NOWAIT");
    }

    /** Lets them go on. */
    public void release() {
        execute("SELECT pg_advisory_unlock_all()");
        execute("DROP FUNCTION IF EXISTS waits() CASCADE");
    }

    /** Waits until a number is not zero any more. */
    public void await(String sql) {
        Patience.await(sql, () -> number(sql), number -> number != 0);
    }

    /** Waits until a number is another one. */
    public void awaitOther(String sql, long than) {
        Patience.await(sql, () -> number(sql), number -> number != than);
    }

    /** Waits until the run of a batch died at its books and is due again. */
    public void awaitDeath(String batch) {
        await(
                "SELECT count(*) FROM scheduled_tasks WHERE consecutive_failures > 0 AND NOT picked"
                        + " AND task_instance = '%s'".formatted(batch));
    }

    /** Waits until a run is in a phase. */
    public void awaitPhase(String batch, Batch.Phase phase) {
        await(
                "SELECT count(*) FROM batch WHERE id = '%s' AND phase = '%s'"
                        .formatted(batch, phase));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
