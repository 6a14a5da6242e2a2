package org.jingwei.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jingwei.postgres.DatabaseLogin;
import org.jingwei.postgres.EmbeddedPostgres;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.Department;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.Patience;
import org.jingwei.testing.Stops;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The server's process is killed in each stage of taking files in, while one file that adds rows,
 * one that updates them and one that replaces all are just there. It goes on by itself after the
 * restart, and in the end everything is as in datasets that took the same files undisturbed.
 */
class KillTest {
    private static final List<String> MODES = List.of("APPEND", "UPSERT", "REPLACE");

    /** A stage, and what is being written in the database when it is at its end. */
    private enum Stage {
        RECEIVING("BEFORE INSERT ON batch", "true"),
        READING("BEFORE INSERT ON subject_staged", "true"),
        CHECKING_KEYS("BEFORE DELETE ON subject_staged", "true"),
        SORTING("BEFORE INSERT ON aggregate_staged", "true"),
        SEALING("BEFORE UPDATE ON batch", "OLD.sealed_at IS NULL AND NEW.sealed_at IS NOT NULL"),
        COMMITTING("BEFORE UPDATE ON iceberg.iceberg_tables", "true"),
        BOOKING("BEFORE UPDATE ON batch", "NEW.state = 'COMMITTED'"),
        NOTING("BEFORE INSERT ON audit_entry", "NEW.action = 'batch.commit'");

        private final String event;
        private final String condition;

        /**
         * How many can be there at once: of the catalogue's two connections each commit needs one.
         */
        int atOnce() {
            return this == COMMITTING ? 2 : MODES.size();
        }

        Stage(String event, String condition) {
            this.event = event;
            this.condition = condition;
        }
    }

    @TempDir Path folder;
    private ServerProcess server;
    private ApiClient owner;

    @BeforeEach
    void startTheServer() {
        server = ServerProcess.start(folder);
        FixtureCity.load(server.firstAdministrator());
        owner = server.as("market");
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    private void killAndRestart() {
        server.kill();
        server = ServerProcess.start(folder);
        owner = server.as("market");
        try (Stops stops = new Stops(server.database())) {
            stops.release();
        }
    }

    private void define(String id, String mode) {
        Map<String, Object> definition = new HashMap<>(FixtureDatasets.enterprise(id));
        definition.put("mode", mode);
        definition.put(
                "subject",
                Map.of("kind", id.toUpperCase(Locale.ROOT), "key", "uscc", "authoritative", true));
        owner.post("/api/datasets", definition).expect(201);
    }

    /** Rows of which a part is known from the round before; two have the same key, one is bad. */
    private static byte[] file(int round) {
        StringBuilder csv =
                new StringBuilder("uscc,name,industry,employees,founded_on,area_code,lon,lat\n");
        for (int i = 0; i < 60; i++) {
            int key = round * 40 + i % 59;
            csv.append(
                    "%s,企业%d-%d,,%d,2026-0%d-01,%s,,\n"
                            .formatted(
                                    FixtureCity.creditCode(600, key),
                                    round,
                                    i,
                                    i,
                                    1 + i % 9,
                                    FixtureCity.village(i % FixtureCity.VILLAGES)));
        }
        return csv.append("bad,坏,,1,2026-01-01,350301001001,,\n").toString().getBytes(UTF_8);
    }

    private String send(String dataset, int round) {
        return owner.post(
                        "/api/datasets/" + dataset + "/batches?fileName=f.csv",
                        "text/csv",
                        file(round),
                        "Idempotency-Key",
                        dataset + "-" + round)
                .text("id");
    }

    private void take(String dataset, int round) {
        assertThat(FixtureDatasets.await(owner, send(dataset, round)).text("state"))
                .isEqualTo("COMMITTED");
    }

    private static String calm(String mode) {
        return "calm_" + mode.toLowerCase(Locale.ROOT);
    }

    private static String killed(String mode) {
        return "killed_" + mode.toLowerCase(Locale.ROOT);
    }

    @Test
    void whicheverStageItIsKilledInEachRowCountsOnce() {
        for (String mode : MODES) {
            define(calm(mode), mode);
            define(killed(mode), mode);
            take(calm(mode), 0);
            take(killed(mode), 0);
        }
        int rounds = 0;
        for (Stage stage : Stage.values()) {
            int round = ++rounds;
            MODES.forEach(mode -> take(calm(mode), round));
            List<CompletableFuture<Void>> sent;
            try (Stops stops = new Stops(server.database())) {
                stops.hold(stage.event, stage.condition);
                sent =
                        MODES.stream()
                                .map(mode ->
                                        CompletableFuture.runAsync(
                                                () -> sendToOneWhoDies(killed(mode), round)))
                                .toList();
                stops.awaitHeld(stage.atOnce());
                killAndRestart();
            }
            sent.forEach(CompletableFuture::join);
            for (String mode : MODES) {
                take(killed(mode), round);
                assertThat(rows(killed(mode))).as(stage + " " + mode).isEqualTo(rows(calm(mode)));
            }
        }
        MODES.forEach(this::assertSameBooks);
        assertNothingIsLeft();
        assertThat(
                        server.administrator()
                                .get("/api/audit/verification")
                                .json()
                                .path("intact")
                                .asBoolean())
                .isTrue();
    }

    private static String pushed(int number) {
        return "{\"number\":\"P%d\",\"area\":\"%s\"}\n"
                .formatted(number, FixtureCity.village(number % FixtureCity.VILLAGES));
    }

    private int push(String path, String secret, int number) {
        return server.nobody()
                .withToken(secret)
                .post(
                        path,
                        "application/x-ndjson",
                        pushed(number).getBytes(UTF_8),
                        "Idempotency-Key",
                        "k" + number)
                .status();
    }

    @Test
    void pushesThatWereAnsweredCountOnceWhenItIsKilledWhileTheyBecomeABatch() {
        Department permits = Department.register(owner, Map.of());
        String secret =
                owner.post(permits.path() + "/keys", Map.of("name", "test"))
                        .expect(201)
                        .text("secret");
        String path = "/api/push/" + permits.dataset();
        String records = "/api/datasets/" + permits.dataset() + "/records?total=true&limit=1";
        try (Stops stops = new Stops(server.database())) {
            stops.hold("BEFORE UPDATE ON push", "NEW.seal IS NOT NULL");
            for (int number = 0; number < 5; number++) {
                assertThat(push(path, secret, number)).isEqualTo(202);
            }
            stops.awaitHeld(1);
            killAndRestart();
        }
        for (int number = 0; number < 7; number++) {
            assertThat(push(path, secret, number)).isEqualTo(202);
        }
        Patience.await(
                "pushed rows",
                () -> owner.get(records).expect(200).json().path("total").asInt(),
                total -> total >= 7);
        assertThat(owner.get(records).json().path("total").asInt()).isEqualTo(7);
    }

    @Test
    void aPullGoesOnWhereItWasKilled() throws IOException, SQLException {
        Department permits = Department.register(owner, Map.of());
        try (EmbeddedPostgres source = EmbeddedPostgres.start(folder.resolve("department"))) {
            DatabaseLogin login = source.owner();
            fill(login, permits.dataset());
            String id =
                    owner.post(
                                    permits.path() + "/pulls",
                                    Map.of(
                                            "name", "permits",
                                            "dataset", permits.dataset(),
                                            "url", login.url(),
                                            "user", login.user(),
                                            "password", login.password(),
                                            "table", permits.dataset(),
                                            "watermark", "changed",
                                            "chunkRows", 1_000))
                            .expect(201)
                            .text("id");
            String pull = permits.path() + "/pulls/" + id;
            try (Stops stops = new Stops(server.database())) {
                stops.hold("BEFORE UPDATE ON pull", "NEW.version > OLD.version");
                owner.post(pull + "/runs", Map.of()).expect(202);
                stops.awaitHeld(1);
                killAndRestart();
            }
            Patience.await(
                    "the pull",
                    () -> owner.get(pull).expect(200).json().at("/lastRun/state").asString(""),
                    "DONE"::equals);
            String records = "/api/datasets/" + permits.dataset() + "/records?total=true&limit=1";
            Patience.await(
                    "pulled rows",
                    () -> owner.get(records).expect(200).json().path("total").asInt(),
                    total -> total == 3_000);
            assertThat(owner.get(pull + "/runs").json().at("/items/1/error/code").asString())
                    .isEqualTo("interrupted");
        }
    }

    private static void fill(DatabaseLogin login, String table) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE %s AS SELECT 'P' || i AS number, '许可' AS name, i::numeric AS amount, timestamp '2026-03-01' + i * interval '1 hour' AS changed, '%s'::text AS area FROM generate_series(1, 3000) i"
                            .formatted(table, FixtureCity.village(0)));
        }
    }

    private void sendToOneWhoDies(String dataset, int round) {
        try {
            send(dataset, round);
        } catch (UncheckedIOException e) {
            // It died before it answered; the file is sent again afterwards.
        }
    }

    private List<String> rows(String dataset) {
        List<String> rows = new ArrayList<>();
        String path = "/api/datasets/" + dataset + "/records?limit=200";
        String cursor = "";
        do {
            JsonNode page = owner.get(path + cursor).expect(200).json();
            page.path("items")
                    .forEach(row -> rows.add(row.path("area") + " " + row.path("values")));
            String next = page.path("next").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        rows.sort(String::compareTo);
        return rows;
    }

    /** Counts of batches, numbers by area, and the register of subjects. */
    private void assertSameBooks(String mode) {
        assertThat(books(killed(mode))).as(mode).isEqualTo(books(calm(mode)));
        JsonNode compared =
                server.administrator()
                        .get("/api/datasets/" + killed(mode) + "/aggregates")
                        .expect(200)
                        .json();
        assertThat(compared.path("wrong").asLong()).as(mode).isZero();
    }

    private String books(String dataset) {
        String summary =
                owner.get(
                                "/api/datasets/"
                                        + dataset
                                        + "/summary?by=children&measures=sum:employees")
                        .expect(200)
                        .json()
                        .path("items")
                        .toString();
        try (Stops stops = new Stops(server.database())) {
            return summary
                    + stops.text(
                            "SELECT string_agg(concat_ws(' ', state, row_count, accepted, refused, outdated, superseded), ';' ORDER BY number) FROM batch WHERE dataset = '%s'"
                                    .formatted(dataset))
                    + stops.text(
                            "SELECT string_agg(concat_ws(' ', key, name, area), ';' ORDER BY key) FROM subject WHERE dataset = '%s'"
                                    .formatted(dataset));
        }
    }

    private void assertNothingIsLeft() {
        try (Stops stops = new Stops(server.database())) {
            assertThat(stops.number("SELECT count(*) FROM aggregate_staged")).isZero();
            assertThat(stops.number("SELECT count(*) FROM subject_staged")).isZero();
        }
        Patience.await(
                "files in the spool",
                () -> {
                    try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
                        return files.toList();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                List::isEmpty);
    }
}
