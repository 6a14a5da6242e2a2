package org.jingwei.lake.source.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jingwei.postgres.DatabaseLogin;
import org.jingwei.postgres.EmbeddedPostgres;
import org.jingwei.testing.Department;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.Stops;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A run of a pull is cancelled: it ends soon, books nothing more, and no row is lost by it. */
class PullCancelTest {
    private static EmbeddedPostgres source;

    private final TestServer server = TestServer.withFixtureCity();
    private final Department permits = Department.register(server, Map.of());
    private final String table = permits.dataset();

    @BeforeAll
    static void startTheDepartment() throws IOException {
        source = EmbeddedPostgres.start(Files.createTempDirectory("jingwei-department"));
    }

    @AfterAll
    static void stopTheDepartment() {
        source.close();
    }

    private static Connection connect() throws SQLException {
        DatabaseLogin login = source.owner();
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }

    private void fill(int rows) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE %s (number text, name text, amount numeric, changed timestamp, area text)"
                            .formatted(table));
            statement.execute(
                    "INSERT INTO %s SELECT 'P' || i, '许可', i, timestamp '2026-03-01' + i * interval '1 hour', '%s' FROM generate_series(1, %d) i"
                            .formatted(table, FixtureCity.village(0), rows));
        }
    }

    private String define(Map<String, ?> more) {
        Map<String, Object> pull =
                new HashMap<>(
                        Map.of(
                                "name", "permits",
                                "dataset", permits.dataset(),
                                "url", source.owner().url(),
                                "user", source.owner().user(),
                                "password", source.owner().password(),
                                "table", table,
                                "watermark", "changed"));
        pull.putAll(more);
        String id = permits.market().post(permits.path() + "/pulls", pull).expect(201).text("id");
        return permits.path() + "/pulls/" + id;
    }

    private void begin(String path) {
        permits.market().post(path + "/runs", Map.of()).expect(202);
    }

    private JsonNode last(String path, List<String> states) {
        return Department.await(
                () -> permits.market().get(path).expect(200).json().path("lastRun"),
                run -> states.contains(run.path("state").asString()));
    }

    private String cancel(String path, JsonNode run) {
        String cancel = path + "/runs/" + run.path("number").asLong() + "/cancel";
        permits.market().post(cancel, Map.of()).expect(202);
        return cancel;
    }

    @Test
    void whileItWaitsForItsSource() throws SQLException {
        fill(30);
        String path = define(Map.of());
        try (Connection writer = connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("LOCK TABLE " + table);
            begin(path);
            String cancel = cancel(path, last(path, List.of("RUNNING")));
            JsonNode ended = last(path, List.of("CANCELLED"));
            assertThat(ended.has("error")).isFalse();
            assertThat(ended.path("batches")).isEmpty();
            assertThat(permits.market().post(cancel, Map.of()).expect(409).text("code"))
                    .isEqualTo("too-late");
        }
        assertThat(permits.settled()).isEmpty();
        assertThat(permits.market().get(path).json().path("failures").asInt()).isZero();
        permits.market().post(path + "/runs/0/cancel", Map.of()).expect(404);
        server.as("education").post(path + "/runs/1/cancel", Map.of()).expect(403);
        begin(path);
        assertThat(last(path, List.of("DONE")).path("rows").asLong()).isEqualTo(30);
        permits.settled();
        assertThat(permits.records()).isEqualTo(30);
    }

    @Test
    void whileAPieceIsBookedAndTheNextRunGoesOnBehindIt() throws SQLException {
        fill(3_000);
        String path = define(Map.of("chunkRows", 1_000));
        try (Stops stops = new Stops(server)) {
            stops.holdBeforeNoting("batch.send");
            begin(path);
            JsonNode running = last(path, List.of("RUNNING"));
            stops.awaitWaiting(1);
            CompletableFuture<String> cancelling =
                    CompletableFuture.supplyAsync(() -> cancel(path, running));
            stops.awaitWaiting(2);
            stops.release();
            cancelling.join();
        }
        JsonNode ended = last(path, List.of("CANCELLED"));
        assertThat(ended.path("batches")).hasSizeBetween(1, 2);
        permits.settled();
        assertThat(permits.records()).isEqualTo(ended.path("rows").asLong()).isLessThan(3_000);
        begin(path);
        last(path, List.of("DONE"));
        permits.settled();
        assertThat(permits.records()).isEqualTo(3_000);
    }
}
