package org.jingwei.bench;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Steps of matters a second, committed with their checks, their places in the history, their
 * deadlines and their audit entries: over HTTP from several connections at once, one by one and in
 * piles with which a centre decides on many, and beside each what PostgreSQL alone does with the
 * same rows in the same tables, by prepared statements, the same number of connections and as many
 * steps a transaction. The client shares the cores in all.
 */
final class TransitionBench {
    private static final int CONNECTIONS = 8;
    private static final int MATTERS_EACH = 150;
    private static final int WARM_UP = 300;
    private static final int PILE = 25;
    private static final List<String> KINDS = List.of("http", "pile", "bare", "barepile");
    private static final String[] STEPS = {"submit", "approve", "start", "finish"};
    private static final String PASSWORD = "a-password-for-the-bench";
    private static final String DEPARTMENT = "gate-department-";
    private static final String ACTIONS = "/api/matters/actions";
    private static final String CENTRE = "gate-centre";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Client client;
    private final GateBench.Database database;

    TransitionBench(Client client, GateBench.Database database) {
        this.client = client;
        this.database = database;
    }

    /** One connection's work: so many matters, each through its whole life. */
    private interface Lane {
        void run(int lane, Stretch stretch) throws IOException, SQLException;
    }

    /** From which to which matter of a lane. */
    record Stretch(int from, int to) {}

    void run() throws IOException, SQLException {
        register(CENTRE, "CENTRE");
        String centre = token(CENTRE);
        List<String> departments = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            register(DEPARTMENT + i, "DEPARTMENT");
            departments.add(token(DEPARTMENT + i));
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String kind : KINDS) {
                statement.execute(matters(kind));
                statement.execute(targets(kind));
            }
            statement.execute("VACUUM ANALYZE matter");
            statement.execute("VACUUM ANALYZE matter_target");
        }
        System.out.printf("%n### Steps of matters, %d connections%n%n", CONNECTIONS);
        double http =
                perSecond((lane, some) -> overHttp(lane, some, departments.get(lane), centre));
        double piles =
                perSecond((lane, some) -> inPiles(lane, some, departments.get(lane), centre));
        double bare = perSecond((lane, some) -> BareSteps.run(database, "bare", lane, some, 1));
        double barePiles =
                perSecond((lane, some) -> BareSteps.run(database, "barepile", lane, some, PILE));
        requireAllTaken();
        System.out.println(
                "| | steps a second | PostgreSQL alone, the same rows | |\n|---|---|---|---|");
        row("over HTTP, one by one, each a transaction", http, bare);
        row("over HTTP, in piles of " + PILE + ", each pile a transaction", piles, barePiles);
    }

    /** A pile is answered 200 whatever became of its matters. */
    private void requireAllTaken() throws IOException, SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet open =
                        statement.executeQuery(
                                "SELECT count(*) FROM matter WHERE id LIKE 'step-%' AND state <> 'DONE'")) {
            open.next();
            if (open.getInt(1) > 0) {
                throw new IllegalStateException(
                        open.getInt(1) + " matters were not brought to their end");
            }
        }
    }

    private static void row(String what, double perSecond, double bare) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f %% |%n",
                what,
                perSecond,
                bare,
                100 * perSecond / bare);
    }

    private void register(String id, String kind) {
        client.post(
                "/api/organisations",
                JSON.writeValueAsString(
                        Map.of("id", id, "name", id, "kind", kind, "area", "3503")));
        client.post(
                "/api/accounts",
                JSON.writeValueAsString(
                        Map.of(
                                "username", id,
                                "displayName", id,
                                "role", kind,
                                "organisation", id,
                                "grants",
                                        List.of(
                                                Map.of(
                                                        "areas",
                                                        List.of("3503"),
                                                        "clearance",
                                                        "INTERNAL")),
                                "password", PASSWORD,
                                "permanentPassword", true)));
    }

    private String token(String username) {
        return new Client(client.address().toString(), username, PASSWORD).token();
    }

    private static double perSecond(Lane lane) {
        run(lane, new Stretch(0, WARM_UP));
        long start = System.nanoTime();
        run(lane, new Stretch(WARM_UP, MATTERS_EACH + WARM_UP));
        return CONNECTIONS
                * (double) MATTERS_EACH
                * STEPS.length
                / ((System.nanoTime() - start) / 1e9);
    }

    private static void run(Lane lane, Stretch stretch) {
        try (ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<?>> lanes = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int number = i;
                lanes.add(
                        pool.submit(() -> {
                            lane.run(number, stretch);
                            return true;
                        }));
            }
            for (Future<?> each : lanes) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static String matter(String kind, int lane, int number) {
        return "step-" + kind + "-" + lane + "-" + number;
    }

    private void overHttp(int lane, Stretch some, String department, String centre)
            throws IOException {
        URI address = client.address();
        try (KeptConnection asking = new KeptConnection(address, department);
                KeptConnection deciding = new KeptConnection(address, centre)) {
            for (int i = some.from(); i < some.to(); i++) {
                String path = "/api/matters/" + matter("http", lane, i) + "/actions";
                for (int step = 0; step < STEPS.length; step++) {
                    KeptConnection connection = STEPS[step].equals("approve") ? deciding : asking;
                    connection.post(
                            path,
                            "{\"action\":\"%s\",\"version\":%d,\"reason\":\"bench\"}"
                                    .formatted(STEPS[step], step + 1));
                }
            }
        }
    }

    private void inPiles(int lane, Stretch some, String department, String centre)
            throws IOException {
        URI address = client.address();
        try (KeptConnection asking = new KeptConnection(address, department);
                KeptConnection deciding = new KeptConnection(address, centre)) {
            for (int i = some.from(); i < some.to(); i += PILE) {
                for (int step = 0; step < STEPS.length; step++) {
                    KeptConnection connection = STEPS[step].equals("approve") ? deciding : asking;
                    connection.post(ACTIONS, pile(lane, i, step));
                }
            }
        }
    }

    private static String pile(int lane, int first, int step) {
        return IntStream.range(first, first + PILE)
                .mapToObj(i ->
                        "{\"id\":\"%s\",\"version\":%d}"
                                .formatted(matter("pile", lane, i), step + 1))
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"action\":\"%s\",\"reason\":\"bench\",\"matters\":["
                                        .formatted(STEPS[step]),
                                "]}"));
    }

    /** Drafts that the rules let through: each enterprise once, after the quiet days. */
    private static String matters(String kind) {
        return """
        INSERT INTO matter (id, mechanism, title, requester, legal_basis, window_from, window_to, minutes,
                            state, targets, created_by, ground)
        SELECT 'step-%1$s-' || lane || '-' || i, 'INSPECTION', 'step ' || i, '%2$s' || lane, 'law',
               DATE '2028-05-20', DATE '2028-05-25', 60, 'DRAFT', 1, 'bench', 'ORDERED'
        FROM generate_series(0, %3$d) lane CROSS JOIN generate_series(0, %4$d) i\
        """
                .formatted(kind, DEPARTMENT, CONNECTIONS - 1, MATTERS_EACH + WARM_UP - 1);
    }

    private static String targets(String kind) {
        int offset = KINDS.indexOf(kind) * CONNECTIONS * (MATTERS_EACH + WARM_UP);
        return """
        INSERT INTO matter_target (matter, kind, key, name, area, requester, submitted)
        SELECT 'step-%1$s-' || lane || '-' || i, 'ENTERPRISE', 'bench-' || (lane * %4$d + i + %5$d) %% 12000, 'bench',
               (SELECT max(code) FROM area), '%2$s' || lane, false
        FROM generate_series(0, %3$d) lane CROSS JOIN generate_series(0, %4$d - 1) i\
        """
                .formatted(kind, DEPARTMENT, CONNECTIONS - 1, MATTERS_EACH + WARM_UP, offset);
    }
}
