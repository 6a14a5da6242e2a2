package org.jingwei.acceptance;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jingwei.testing.TestServer;

/**
 * Makes every run wait while it sorts, from the database, until it is let go: so that a screen can
 * be looked at in the middle of a run however fast the machine is.
 */
final class HeldRuns implements AutoCloseable {
    private static final String HOLDING =
            """
            SELECT pg_advisory_lock(350302);
            CREATE FUNCTION held() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN PERFORM pg_advisory_xact_lock(350302); RETURN NEW; END $$;
            CREATE TRIGGER held BEFORE INSERT ON aggregate_staged FOR EACH ROW
                EXECUTE FUNCTION held()\
            """;
    private static final String LETTING_GO =
            "SELECT pg_advisory_unlock_all(); DROP FUNCTION IF EXISTS held() CASCADE";

    private final Connection connection;

    private HeldRuns(Connection connection) {
        this.connection = connection;
    }

    static HeldRuns on(TestServer server) {
        try {
            HeldRuns held = new HeldRuns(server.database("owner"));
            held.execute(HOLDING);
            return held;
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether somebody asked to cancel a batch. */
    boolean isCancelled(String batch) {
        String sql = "SELECT count(*) FROM batch WHERE cancelled_at IS NOT NULL AND id = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, batch);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getLong(1) > 0;
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets them go on; once more changes nothing. */
    void letGo() {
        execute(LETTING_GO);
    }

    @Override
    public void close() {
        letGo();
        try {
            connection.close();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
