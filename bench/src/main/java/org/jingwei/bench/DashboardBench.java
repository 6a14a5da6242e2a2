package org.jingwei.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;

/**
 * The dashboards of a year over HTTP: the ledger of 240,000 entries summed up by each key, once its
 * sums are made, and the numbers of inspections over the year's matters.
 */
final class DashboardBench {
    private static final int ENTRIES = 240_000;
    private static final int TIMES = 200;
    private static final int WARM_UP = 100;
    private static final long LOOK_NANOS = 200_000_000L;
    private static final String YEAR = "from=2026-01-01&to=2026-12-31";
    private static final String[] KEYS = {"REQUESTER", "AREA", "MECHANISM", "MONTH", "SAVING"};

    private final Client client;
    private final GateBench.Database database;

    DashboardBench(Client client, GateBench.Database database) {
        this.client = client;
        this.database = database;
    }

    void run() throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            fill(statement);
            fold(statement);
        }
        System.out.printf(
                "%n### Dashboards of a year over HTTP, %,d entries of the ledger%n%n", ENTRIES);
        System.out.println("| | median ms | p95 ms |\n|---|---|---|");
        for (String key : KEYS) {
            measure("ledger by " + key, "/api/ledger/summary?by=" + key + "&" + YEAR);
        }
        measure("numbers of inspections", "/api/inspections/numbers?" + YEAR);
    }

    private void measure(String name, String path) {
        System.out.printf(
                "| %s | %s |%n", name, Latencies.of(WARM_UP, TIMES, i -> client.get(path)).cells());
    }

    /** Two entries for each of 120,000 demands of 112 units on enterprises of all villages. */
    private static void fill(Statement statement) throws SQLException {
        statement.execute(
                """
                INSERT INTO ledger_entry (matter, step, title, mechanism, requester, legal_basis, kind, key, name, area,
                                          booking, saving, minutes, day)
                SELECT 'year-' || i, 1 + line.step, 'bench', 'INSPECTION', 'bench-' || 1 + i %% 112, 'law', 'ENTERPRISE',
                       'bench-' || i %% 12000, 'bench', place.code, line.booking, line.saving, 30 + i %% 60,
                       DATE '2026-01-01' + i * 37 %% 365
                FROM generate_series(1, %d) i
                JOIN (SELECT code, row_number() OVER (ORDER BY code) AS number, count(*) OVER () AS places
                      FROM area WHERE level = 'VILLAGE') place ON place.number = 1 + i %% place.places
                CROSS JOIN LATERAL (VALUES
                    (0, 'ASKED', ''),
                    (1, CASE WHEN i %% 3 = 0 THEN 'SAVED' ELSE 'IMPOSED' END, CASE WHEN i %% 3 = 0 THEN 'MERGED' ELSE '' END))
                    AS line (step, booking, saving)\
                """
                        .formatted(ENTRIES / 2));
        statement.execute("VACUUM ANALYZE ledger_entry");
    }

    /** Has the entries folded now, and waits until they are. */
    private static void fold(Statement statement) throws SQLException {
        do {
            statement.execute(
                    "UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = 'ledger-sums' AND NOT picked");
            LockSupport.parkNanos(LOOK_NANOS);
        } while (text(statement, "SELECT EXISTS (SELECT FROM ledger_unfolded)").equals("t"));
        statement.execute("VACUUM ANALYZE ledger_sum");
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
