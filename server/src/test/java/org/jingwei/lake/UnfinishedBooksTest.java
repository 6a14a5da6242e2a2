package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jingwei.JingweiApplication;
import org.jingwei.RunningServer;
import org.jingwei.postgres.DatabaseLogin;
import org.jingwei.postgres.EmbeddedPostgres;
import org.jingwei.settings.Settings;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.Stops;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The lake has committed a batch, and the process dies before the books are closed. Whoever comes
 * next closes them, once: the next batch of the dataset, or the server that is started again.
 */
class UnfinishedBooksTest {
    private static final String HEADER =
            "uscc,name,industry,employees,founded_on,area_code,lon,lat\n";

    private static void define(ApiClient administrator, String mode) {
        Map<String, Object> definition = FixtureDatasets.enterprise(id(mode));
        definition.put("mode", mode);
        definition.put("subject", Map.of("kind", mode, "key", "uscc", "authoritative", true));
        administrator.post("/api/datasets", definition).expect(201);
    }

    private static String row(int number, String name, int employees) {
        return "%s,%s,,%d,2020-01-01,%s,,\n"
                .formatted(
                        FixtureCity.creditCode(800, number),
                        name,
                        employees,
                        FixtureCity.village(number));
    }

    private static String send(ApiClient administrator, String dataset, String... rows) {
        return administrator
                .post(
                        "/api/datasets/" + dataset + "/batches?fileName=f.csv",
                        "text/csv",
                        (HEADER + String.join("", rows)).getBytes(UTF_8))
                .expect(202)
                .text("id");
    }

    private static void ingest(ApiClient administrator, String dataset, String... rows) {
        FixtureDatasets.await(administrator, send(administrator, dataset, rows));
    }

    private static List<String> rows(ApiClient administrator, String dataset) {
        List<String> rows = new ArrayList<>();
        administrator
                .get("/api/datasets/" + dataset + "/records?limit=100")
                .items()
                .forEach(row -> rows.add(row.at("/values/name").asString()));
        rows.sort(String::compareTo);
        return rows;
    }

    private static void numbersAreThoseOf(
            ApiClient administrator, String dataset, int rows, int sum) {
        JsonNode compared = administrator.get("/api/datasets/" + dataset + "/aggregates").json();
        assertThat(compared.path("wrong").asLong()).isZero();
        JsonNode told =
                administrator
                        .get("/api/datasets/" + dataset + "/summary?by=CITY&measures=sum:employees")
                        .expect(200)
                        .json();
        assertThat(told.path("source").asString()).isEqualTo("aggregate");
        assertThat(told.path("total").asLong()).isEqualTo(rows);
        assertThat(told.at("/items/0/sum").asLong()).isEqualTo(sum);
    }

    @Test
    void areClosedOnceByWhoeverComesNextInEveryMode() throws IOException, SQLException {
        TestServer first = TestServer.start(Map.of());
        Path folder = first.folder();
        FixtureCity.load(first.administrator());
        Map<String, String> dead = new TreeMap<>();
        try (Stops stops = new Stops(first)) {
            theNextBatchClosesThemFirst(first.administrator(), stops);
            for (String mode : List.of("UPSERT", "REPLACE")) {
                define(first.administrator(), mode);
                ingest(first.administrator(), id(mode), row(1, "a", 10), row(2, "b", 20));
            }
            stops.execute(Stops.DYING);
            for (String mode : List.of("APPEND", "UPSERT", "REPLACE")) {
                dead.put(
                        mode,
                        send(first.administrator(), id(mode), row(2, "c", 300), row(3, "d", 4000)));
            }
            dead.values().forEach(stops::awaitDeath);
        }
        first.close();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"))) {
            asTheDeadLeaveThem(postgres.owner());
        }
        RunningServer second =
                JingweiApplication.start(
                        Settings.load(
                                Map.of("JINGWEI_DATA", folder.toString(), "JINGWEI_PORT", "0")));
        try (second) {
            ApiClient administrator =
                    ApiClient.of("http://127.0.0.1:" + second.port())
                            .login("administrator", TestServer.PASSWORD);
            dead.values()
                    .forEach(batch ->
                            assertThat(FixtureDatasets.await(administrator, batch).text("state"))
                                    .isEqualTo("COMMITTED"));
            asEachModeSays(administrator);
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"))) {
            subjectsAreThoseOfTheRows(postgres.owner());
        }
    }

    private static String id(String mode) {
        return mode.toLowerCase(Locale.ROOT);
    }

    /** Rows are added: the second file brings a key again that only the lake knows of. */
    private static void theNextBatchClosesThemFirst(ApiClient administrator, Stops stops) {
        define(administrator, "APPEND");
        stops.execute(Stops.DYING);
        String died = send(administrator, "append", row(1, "a", 10));
        stops.awaitDeath(died);
        stops.execute(
                "UPDATE scheduled_tasks SET execution_time = now() + interval '1 day'"
                        + " WHERE task_instance = '%s'".formatted(died));
        stops.execute(Stops.LIVING);
        String next = send(administrator, "append", row(1, "again", 1), row(2, "b", 20));
        JsonNode ended = FixtureDatasets.await(administrator, next).json();
        assertThat(ended.path("accepted").asLong()).isEqualTo(1);
        assertThat(ended.path("refused").asLong()).isEqualTo(1);
        JsonNode closed = administrator.get("/api/batches/" + died).json();
        assertThat(closed.path("state").asString()).isEqualTo("COMMITTED");
        assertThat(closed.path("finishedAt").asString())
                .isLessThan(ended.path("finishedAt").asString());
        assertThat(rows(administrator, "append")).containsExactly("a", "b");
        numbersAreThoseOf(administrator, "append", 2, 30);
    }

    private static void asTheDeadLeaveThem(DatabaseLogin database) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute(Stops.LIVING);
            statement.execute(
                    """
                    UPDATE scheduled_tasks SET picked = true, picked_by = 'the-dead', last_heartbeat = now()
                    WHERE task_name = 'batch-intake'\
                    """);
        }
    }

    private static void asEachModeSays(ApiClient administrator) {
        assertThat(rows(administrator, "append")).containsExactly("a", "b", "d");
        numbersAreThoseOf(administrator, "append", 3, 4030);
        assertThat(rows(administrator, "upsert")).containsExactly("a", "c", "d");
        numbersAreThoseOf(administrator, "upsert", 3, 4310);
        assertThat(rows(administrator, "replace")).containsExactly("c", "d");
        numbersAreThoseOf(administrator, "replace", 2, 4300);
    }

    private static void subjectsAreThoseOfTheRows(DatabaseLogin database) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                """
                                SELECT kind, string_agg(name, ' ' ORDER BY name) AS names FROM subject
                                WHERE kind IN ('APPEND', 'UPSERT', 'REPLACE') GROUP BY kind\
                                """)) {
            Map<String, String> names = new HashMap<>();
            while (found.next()) {
                names.put(found.getString("kind"), found.getString("names"));
            }
            assertThat(names)
                    .isEqualTo(Map.of("APPEND", "a b d", "UPSERT", "a c d", "REPLACE", "c d"));
        }
    }
}
