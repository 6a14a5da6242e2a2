package org.jingwei.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Properties;
import tools.jackson.databind.JsonNode;

/**
 * The gate of the running server over HTTP on loopback, with the client on the same cores: a matter
 * is checked against all shipped rules while 100,000 others ask 12,000 enterprises, and a cap is
 * rehearsed on a year of them. Login, the look at the matter and its note in the audit trail are
 * part of each check.
 */
final class GateBench {
    private static final int PORT_LINE = 3;
    private static final int MATTERS = 100_000;
    private static final int ENTERPRISES = 12_000;
    private static final int DRAFTS = 300;
    private static final int[] TARGETS = {1, 10, 100, 1000};

    private final Client client;
    private final Database database;

    /**
     * @param folder the server's data folder, with its embedded database
     */
    GateBench(Client client, Path folder) {
        this.client = client;
        this.database = new Database(folder);
    }

    void run() throws IOException, SQLException {
        fill();
        new TransitionBench(client, database).run();
        check();
        rehearse();
        new DashboardBench(client, database).run();
    }

    private void check() {
        System.out.printf(
                "%n### The gate over HTTP, %,d matters, %,d enterprises%n%n", MATTERS, ENTERPRISES);
        System.out.println(
                "| a draft checked against all rules | median ms | p95 ms |\n|---|---|---|");
        for (int targets : TARGETS) {
            System.out.printf(
                    "| %,d targets | %s |%n",
                    targets,
                    Latencies.of(
                                    DRAFTS,
                                    DRAFTS,
                                    i ->
                                            client.get(
                                                    "/api/matters/bench-"
                                                            + targets
                                                            + "-"
                                                            + i
                                                            + "/checks"))
                            .cells());
        }
    }

    private void rehearse() {
        String cap = client.json("/api/rules/CAP-1").toString().replace("\"most\":2", "\"most\":1");
        long start = System.nanoTime();
        JsonNode result =
                client.post(
                        "/api/rules/rehearsals?limit=1", "{\"year\":2026,\"rule\":" + cap + "}");
        System.out.printf(
                Locale.ROOT,
                "%n* rehearsal of a cap on a year: %,d matters in %.1f s, %,d judged otherwise%n",
                result.path("judged").asLong(),
                (System.nanoTime() - start) / 1e9,
                result.path("different").asLong());
    }

    /**
     * The embedded database of the server.
     *
     * @param folder the server's data folder
     */
    record Database(Path folder) {
        Connection connect() throws IOException, SQLException {
            Path postgres = folder.resolve("postgres");
            String port =
                    Files.readAllLines(postgres.resolve("cluster/postmaster.pid")).get(PORT_LINE);
            Properties passwords = new Properties();
            try (Reader reader = Files.newBufferedReader(postgres.resolve("credentials"))) {
                passwords.load(reader);
            }
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + port.strip() + "/jingwei",
                    "postgres",
                    passwords.getProperty("superuser"));
        }
    }

    /** Three years of matters of 112 organs, two enterprises each; and drafts of the caller's. */
    private void fill() throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    INSERT INTO organisation (id, name, kind, area)
                    SELECT 'bench-' || i, 'bench ' || i, 'DEPARTMENT', (SELECT code FROM area WHERE parent IS NULL)
                    FROM generate_series(1, 112) i\
                    """);
            statement.execute(
                    """
                    INSERT INTO matter (id, mechanism, title, requester, legal_basis, window_from, window_to, minutes,
                                        state, submitted, targets, created_by)
                    SELECT 'bench-' || i, 'INSPECTION', 'bench ' || i %% 500,
                           CASE WHEN i %% 112 = 0 THEN 'platform' ELSE 'bench-' || i %% 112 END, 'law',
                           DATE '2025-01-01' + i * 37 %% 1095, DATE '2025-01-05' + i * 37 %% 1095, 60,
                           (ARRAY['DONE', 'APPROVED', 'SUBMITTED', 'WITHDRAWN'])[1 + i %% 4], true, 2, 'bench'
                    FROM generate_series(1, %d) i\
                    """
                            .formatted(MATTERS));
            statement.execute(targets("submitted", MATTERS, 2, "i::bigint * 7919 + j * 104729"));
            statement.execute(
                    "UPDATE matter_target SET since = now() - interval '1 day' WHERE submitted");
            for (int targets : TARGETS) {
                drafts(statement, targets);
            }
            statement.execute("VACUUM ANALYZE matter");
            statement.execute("VACUUM ANALYZE matter_target");
        }
    }

    private static void drafts(Statement statement, int targets) throws SQLException {
        statement.execute(
                """
                INSERT INTO matter (id, mechanism, title, requester, legal_basis, window_from, window_to, minutes,
                                    state, targets, created_by)
                SELECT 'bench-%1$d-' || i, 'INSPECTION', 'draft ' || i, 'platform', 'law', DATE '2027-03-10',
                       DATE '2027-03-20', 60, 'DRAFT', %1$d, 'bench'
                FROM generate_series(0, %2$d) i\
                """
                        .formatted(targets, DRAFTS));
        statement.execute(targets("draft-" + targets, DRAFTS, targets, "i * 31 + j * 11"));
    }

    private static String targets(String kind, int matters, int targets, String enterprise) {
        String matter =
                kind.equals("submitted") ? "'bench-' || i" : "'bench-" + targets + "-' || i";
        return """
        INSERT INTO matter_target (matter, kind, key, name, area, requester, submitted)
        SELECT matter.id, 'ENTERPRISE', 'bench-' || (%s) %% %d, 'bench',
               (SELECT max(code) FROM area), matter.requester, matter.submitted
        FROM generate_series(0, %d) i CROSS JOIN generate_series(1, %d) j JOIN matter ON matter.id = %s\
        """
                .formatted(enterprise, ENTERPRISES, matters, targets, matter);
    }
}
