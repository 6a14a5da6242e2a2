package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jingwei.JingweiApplication;
import org.jingwei.RunningServer;
import org.jingwei.postgres.DatabaseLogin;
import org.jingwei.postgres.EmbeddedPostgres;
import org.jingwei.settings.Settings;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.Department;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A server that was killed is started again on its data. The states that a kill leaves are made by
 * hand: between the lake's commit and the books, and before the commit.
 */
class RestartTest {
    private static final String SCHOOLS = "SELECT count(*) FROM aggregate WHERE dataset = 'school'";
    private static final String PULLING =
            """
            INSERT INTO source_task (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
            VALUES ('source-pull', 'gone', now(), true, 'the-dead', now() + interval '1 hour', 1)\
            """;
    private static final String PULLED_BY_THE_DEAD =
            "SELECT count(*) FROM source_task WHERE picked_by = 'the-dead'";

    @Test
    void finishesWhatADeadServerLeft() throws IOException, SQLException {
        TestServer first = TestServer.start(Map.of());
        Path folder = first.folder();
        FixtureCity.load(first.administrator());
        Shops shops = Shops.define(first.administrator());
        String committed = shops.ingest(Shops.inEveryVillage(2)).text("id");
        String enterprises =
                first.administrator()
                        .get("/api/datasets/enterprise/batches")
                        .items()
                        .getFirst()
                        .path("id")
                        .asString();
        String interrupted = shops.ingest(Shops.HEADER + Shops.row(900, "35x")).text("id");
        first.close();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"))) {
            afterTheCommit(postgres.owner(), committed, enterprises);
            beforeTheCommit(postgres.owner(), interrupted);
            execute(postgres.owner(), PULLING);
            assertThat(number(postgres.owner(), SCHOOLS)).isPositive();
            run(postgres.owner(), "DELETE FROM aggregate WHERE dataset = 'school'");
        }
        Files.writeString(
                folder.resolve("spool").resolve(interrupted + ".csv"),
                Shops.HEADER + Shops.row(901, FixtureCity.village(3)),
                UTF_8);
        Files.writeString(folder.resolve("spool").resolve("orphan.csv"), "left", UTF_8);

        RunningServer second =
                JingweiApplication.start(
                        Settings.load(
                                Map.of("JINGWEI_DATA", folder.toString(), "JINGWEI_PORT", "0")));
        try (second) {
            ApiClient administrator =
                    ApiClient.of("http://127.0.0.1:" + second.port())
                            .login("administrator", TestServer.PASSWORD);
            JsonNode batch = FixtureDatasets.await(administrator, committed).json();
            assertThat(batch.path("state").asString()).isEqualTo("COMMITTED");
            assertThat(batch.path("accepted").asLong()).isEqualTo(24);
            FixtureDatasets.await(administrator, enterprises);
            assertThat(FixtureDatasets.await(administrator, interrupted).text("state"))
                    .isEqualTo("COMMITTED");
            JsonNode page = administrator.get(shops.path() + "/records?total=true&limit=1").json();
            assertThat(page.path("total").asLong()).as("each row once").isEqualTo(25);
            try (var files = Files.list(folder.resolve("spool"))) {
                assertThat(files.filter(Files::isRegularFile)).isEmpty();
            }
            makesMissingNumbersAnew(administrator);
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("postgres"))) {
            assertThat(number(postgres.owner(), PULLED_BY_THE_DEAD))
                    .as("a pull is taken up at once")
                    .isZero();
        }
    }

    private static void makesMissingNumbersAnew(ApiClient administrator) {
        JsonNode compared =
                Department.await(
                        () -> administrator.get("/api/datasets/school/aggregates").json(),
                        comparison -> comparison.path("wrong").asLong() == 0);
        assertThat(compared.path("numbers").asLong()).isPositive();
        JsonNode schools = administrator.get("/api/datasets/school/summary?by=CITY").json();
        assertThat(schools.path("source").asString()).isEqualTo("aggregate");
        assertThat(schools.path("total").asLong()).isEqualTo(FixtureCity.VILLAGES);
    }

    private static void afterTheCommit(DatabaseLogin owner, String... batches) throws SQLException {
        for (String batch : batches) {
            execute(
                    owner,
                    "UPDATE batch SET state = 'RUNNING', finished_at = NULL WHERE id = '"
                            + batch
                            + "'");
            execute(
                    owner,
                    """
                    INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                    SELECT 'batch-intake', id, now(), true, 'the-dead', now(), 1 FROM batch WHERE id =\
                    """
                            + " '"
                            + batch
                            + "'");
        }
    }

    private static void beforeTheCommit(DatabaseLogin owner, String batch) throws SQLException {
        afterTheCommit(owner, batch);
        execute(
                owner,
                "UPDATE batch SET error_code = NULL, error_detail = NULL WHERE id = '"
                        + batch
                        + "'");
    }

    private static void execute(DatabaseLogin owner, String sql) throws SQLException {
        assertThat(run(owner, sql)).isEqualTo(1);
    }

    private static int run(DatabaseLogin owner, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private static long number(DatabaseLogin owner, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(owner.url(), owner.user(), owner.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
