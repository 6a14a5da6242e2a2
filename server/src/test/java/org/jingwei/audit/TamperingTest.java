package org.jingwei.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Somebody with the database owner's password changes the trail, which the application cannot. */
class TamperingTest {
    private static final TestServer server = TestServer.start(Map.of());

    private final ApiClient administrator = server.administrator();

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Undone at the end, so that each test begins with a whole trail. */
    private interface Tampering {
        void with(Statement owner) throws SQLException;
    }

    private void whileTampered(String change, Tampering check, String undo)
            throws IOException, SQLException {
        for (int i = 0; i < 3; i++) {
            administrator
                    .post(
                            "/api/session",
                            Map.of("username", "administrator", "password", TestServer.PASSWORD))
                    .expect(200);
        }
        verify(true, 0);
        try (Connection connection = server.database("owner");
                Statement owner = connection.createStatement()) {
            owner.execute("CREATE TEMP TABLE kept AS SELECT * FROM audit_entry");
            assertThat(owner.executeUpdate(change)).isPositive();
            check.with(owner);
            owner.execute(undo);
        }
        verify(true, 0);
    }

    private static long lastId(Statement owner) throws SQLException {
        try (ResultSet row = owner.executeQuery("SELECT max(id) FROM kept")) {
            row.next();
            return row.getLong(1);
        }
    }

    private void verify(boolean intact, long firstBroken) {
        Answer state = administrator.get("/api/audit/verification").expect(200);
        assertThat(state.json().path("intact").asBoolean()).as(state.body()).isEqualTo(intact);
        assertThat(state.json().path("firstBroken").asLong(0)).isEqualTo(firstBroken);
    }

    @Test
    void findsAChangedEntry() throws Exception {
        whileTampered(
                "UPDATE audit_entry SET username = 'somebody' WHERE id = 2",
                owner -> verify(false, 2),
                "UPDATE audit_entry SET username = kept.username FROM kept WHERE audit_entry.id = kept.id");
    }

    @Test
    void findsAnEntryThatWasTakenOut() throws Exception {
        whileTampered(
                "DELETE FROM audit_entry WHERE id = 2",
                owner -> verify(false, 3),
                """
                ALTER TABLE audit_entry DISABLE TRIGGER audit_chain;
                INSERT INTO audit_entry SELECT * FROM kept WHERE id = 2;
                ALTER TABLE audit_entry ENABLE TRIGGER audit_chain\
                """);
    }

    @Test
    void findsATailThatWasCutOff() throws Exception {
        whileTampered(
                "DELETE FROM audit_entry WHERE id > (SELECT max(id) - 2 FROM audit_entry)",
                owner -> verify(false, lastId(owner) - 1),
                """
                ALTER TABLE audit_entry DISABLE TRIGGER audit_chain;
                INSERT INTO audit_entry SELECT * FROM kept WHERE id > (SELECT max(id) - 2 FROM kept);
                ALTER TABLE audit_entry ENABLE TRIGGER audit_chain\
                """);
    }

    @Test
    void findsALastEntryThatWasChangedWithItsHash() throws Exception {
        whileTampered(
                """
                UPDATE audit_entry SET username = 'somebody'
                WHERE id = (SELECT max(id) FROM audit_entry)\
                """,
                owner -> {
                    owner.execute(
                            """
                            UPDATE audit_entry e SET hash = audit_hash(
                                (SELECT hash FROM audit_entry p WHERE p.strand = e.strand AND p.position = e.position - 1), e)
                            WHERE id = (SELECT max(id) FROM kept)\
                            """);
                    verify(false, lastId(owner));
                },
                """
                UPDATE audit_entry SET username = kept.username, hash = kept.hash
                FROM kept WHERE audit_entry.id = kept.id\
                """);
    }

    @Test
    void manyThatNoteSomethingAtOnceNeitherWaitNorBreakTheTrail() throws Exception {
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                Connection application = server.database("application");
                open.add(application);
                application.setAutoCommit(false);
                try (Statement statement = application.createStatement()) {
                    statement.execute("SET LOCAL lock_timeout = '10s'");
                    for (int k = 0; k < 3; k++) {
                        statement.execute(
                                "INSERT INTO audit_entry (username, organisation, action, object, scope, row_count, outcome) VALUES ('x', 'x', 'x', 'x', 'x', 1, 'done')");
                    }
                }
            }
            open.get(3).rollback();
            for (int i = 15; i > 3; i--) {
                open.get(i).commit();
            }
        } finally {
            for (Connection each : open) {
                each.close();
            }
        }
        verify(true, 0);
        whileTampered(
                "UPDATE audit_entry SET object = 'y' WHERE strand = 9 AND position = 2",
                owner -> {
                    try (ResultSet row =
                            owner.executeQuery(
                                    "SELECT id FROM kept WHERE strand = 9 AND position = 2")) {
                        row.next();
                        verify(false, row.getLong(1));
                    }
                },
                "UPDATE audit_entry SET object = kept.object FROM kept WHERE audit_entry.id = kept.id");
    }
}
