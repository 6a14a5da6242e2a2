package org.jingwei.lake.source.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.postgres.DatabaseLogin;
import org.jingwei.postgres.EmbeddedPostgres;
import org.jingwei.testing.Answer;
import org.jingwei.testing.Department;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.MariaDb;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A department keeps its permits in a database of its own. The platform reads it again and again:
 * what is new since the last time, each row once, whatever goes wrong in between.
 */
class PullTest {
    private static final String COLUMNS =
            " (number varchar(20) PRIMARY KEY, name varchar(4000), amount numeric(18,2), changed timestamp NOT NULL, area varchar(20))";
    private static MariaDb mariaDb;
    private static EmbeddedPostgres postgres;

    private final TestServer server = TestServer.withFixtureCity();
    private final Department permits = Department.register(server, Map.of());
    private final String table = permits.dataset();

    @BeforeAll
    static void startTheDepartments() throws IOException, SQLException {
        mariaDb = MariaDb.start();
        postgres = EmbeddedPostgres.start(Files.createTempDirectory("jingwei-department"));
    }

    @AfterAll
    static void stopTheDepartments() {
        mariaDb.close();
        postgres.close();
    }

    private static void inPostgres(String sql) throws SQLException {
        DatabaseLogin login = postgres.owner();
        try (Connection connection =
                        DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String rows(int from, int to, String time) {
        StringBuilder sql = new StringBuilder("INSERT INTO " + table + " VALUES ");
        for (int i = from; i <= to; i++) {
            sql.append(i == from ? "" : ",")
                    .append(
                            "('P%d', '许可, \"%d\"', %d.50, '%s', '%s')"
                                    .formatted(i, i, i, time, FixtureCity.village(i % 12)));
        }
        return sql.toString();
    }

    private Map<String, Object> fromMariaDb(Map<String, ?> more) {
        Map<String, Object> pull =
                new HashMap<>(
                        Map.of(
                                "name",
                                "permits",
                                "dataset",
                                permits.dataset(),
                                "url",
                                mariaDb.url(),
                                "user",
                                MariaDb.USER,
                                "password",
                                MariaDb.PASSWORD,
                                "table",
                                table,
                                "watermark",
                                "changed"));
        pull.putAll(more);
        return pull;
    }

    private Map<String, Object> fromPostgres(Map<String, ?> more) {
        Map<String, Object> pull = fromMariaDb(Map.of());
        pull.put("url", postgres.owner().url());
        pull.put("user", postgres.owner().user());
        pull.put("password", postgres.owner().password());
        pull.putAll(more);
        return pull;
    }

    private String define(Map<String, ?> pull) {
        return permits.market().post(permits.path() + "/pulls", pull).expect(201).text("id");
    }

    private JsonNode run(String pull) {
        String path = permits.path() + "/pulls/" + pull;
        long before = last(path).path("number").asLong();
        Department.await(
                () -> permits.market().post(path + "/runs", Map.of()).status(),
                status -> status == 202);
        JsonNode ended =
                Department.await(
                        () -> last(path),
                        run ->
                                run.path("number").asLong() > before
                                        && List.of("DONE", "FAILED")
                                                .contains(run.path("state").asString()));
        permits.settled();
        return ended;
    }

    private JsonNode last(String path) {
        return permits.market().get(path).expect(200).json().path("lastRun");
    }

    @Test
    void readsWhatIsNewInPostgresqlAndGoesOnWhereItEnded() throws SQLException {
        inPostgres("CREATE TABLE " + table + COLUMNS);
        inPostgres(rows(1, 30, "2026-03-01 08:00:00"));
        String pull = define(fromPostgres(Map.of()));

        assertThat(run(pull).path("rows").asLong()).isEqualTo(30);
        assertThat(permits.records()).isEqualTo(30);

        inPostgres(rows(31, 35, "2026-03-01 09:00:00.123456"));
        JsonNode second = run(pull);
        assertThat(second.path("rows").asLong()).isEqualTo(5);
        assertThat(second.path("to").asString()).isEqualTo("2026-03-01T09:00:00.123456");
        assertThat(permits.records()).isEqualTo(35);
    }

    @Test
    void readsMariaDbWithItsTimesNumbersAndText() throws SQLException {
        mariaDb.execute("CREATE TABLE " + table + COLUMNS);
        mariaDb.execute(rows(7, 7, "2026-03-01 08:00:00"));
        run(define(fromMariaDb(Map.of("url", mariaDb.url().replace(":mariadb:", ":mysql:")))));

        JsonNode values =
                permits.market()
                        .get("/api/datasets/" + permits.dataset() + "/records")
                        .items()
                        .getFirst()
                        .path("values");
        assertThat(values.path("name").asString()).isEqualTo("许可, \"7\"");
        assertThat(values.path("amount").asString()).startsWith("7.5");
        assertThat(values.path("changed").asString()).startsWith("2026-03-01T08:00");
    }

    @Test
    void rowsOfOneTimeAreNeitherLostNorDoubledAtTheBorderOfABatch() throws SQLException {
        mariaDb.execute("CREATE TABLE " + table + COLUMNS);
        mariaDb.execute(rows(1, 10, "2026-03-01 08:00:00"));
        String pull = define(fromMariaDb(Map.of("chunkRows", 4)));

        JsonNode run = run(pull);
        assertThat(run.path("batches")).hasSize(3);
        assertThat(permits.records()).isEqualTo(10);

        mariaDb.execute(rows(11, 12, "2026-03-01 08:00:00"));
        assertThat(run(pull).path("rows").asLong())
                .as("two more of the same second, committed later")
                .isEqualTo(2);
        assertThat(permits.records()).isEqualTo(12);
        assertThat(run(pull).path("rows").asLong()).isZero();
        assertThat(permits.settled())
                .allSatisfy(batch -> assertThat(batch.path("refused").asLong()).isZero());
    }

    @Test
    void anOverlapFindsRowsThatWereCommittedLate() throws SQLException {
        inPostgres("CREATE TABLE " + table + COLUMNS);
        inPostgres(rows(1, 5, "2026-03-01 08:00:00"));
        inPostgres(rows(6, 9, "2026-03-01 08:04:00"));
        String pull = define(fromPostgres(Map.of("overlap", "PT5M")));
        run(pull);

        inPostgres(rows(20, 22, "2026-03-01 08:02:00"));
        JsonNode second = run(pull);
        assertThat(second.path("rows").asLong()).isEqualTo(3);
        assertThat(second.path("repeated").asLong()).isEqualTo(9);
        assertThat(permits.records()).isEqualTo(12);
    }

    @Test
    void aTimeInTheFutureMovesNothingAndIsSaid() throws SQLException {
        inPostgres("CREATE TABLE " + table + COLUMNS);
        inPostgres(rows(1, 2, "2026-03-01 08:00:00"));
        inPostgres(rows(3, 3, "2031-01-01 00:00:00"));
        String pull = define(fromPostgres(Map.of()));
        JsonNode first = run(pull);
        assertThat(first.path("rows").asLong()).isEqualTo(3);
        assertThat(first.path("future").asLong()).isEqualTo(1);
        assertThat(first.path("to").asString()).startsWith("2026-03-01T08:00");

        String now = LocalDateTime.now(ZoneId.of("Asia/Shanghai")).minusMinutes(1).toString();
        inPostgres(rows(4, 5, now));
        assertThat(run(pull).path("rows").asLong()).isEqualTo(2);
        assertThat(permits.records()).isEqualTo(5);
    }

    @Test
    void rowsWithoutAWatermarkAreLeftOutAndSaid() throws SQLException {
        String nullable = COLUMNS.replace("timestamp NOT NULL", "timestamp NULL");
        inPostgres("CREATE TABLE " + table + nullable);
        inPostgres(rows(1, 2, "2026-03-01 08:00:00"));
        inPostgres(rows(3, 5, "2026-03-01 08:00:00").replace("'2026-03-01 08:00:00'", "NULL"));
        JsonNode inPostgres = run(define(fromPostgres(Map.of("name", "from-postgres"))));
        assertThat(inPostgres.path("rows").asLong()).isEqualTo(2);
        assertThat(inPostgres.path("unmarked").asLong()).isEqualTo(3);

        mariaDb.execute("CREATE TABLE " + table + nullable);
        mariaDb.execute(rows(6, 6, "2026-03-01 08:00:00"));
        mariaDb.execute(rows(7, 7, "2026-03-01 08:00:00").replace("'2026-03-01 08:00:00'", "NULL"));
        JsonNode inMariaDb = run(define(fromMariaDb(Map.of("name", "from-mariadb"))));
        assertThat(inMariaDb.path("rows").asLong()).isEqualTo(1);
        assertThat(inMariaDb.path("unmarked").asLong()).isEqualTo(1);
    }

    @Test
    void aSourceThatGoesAwayInTheMiddleLosesNothing() throws SQLException, IOException {
        mariaDb.execute("CREATE TABLE " + table + COLUMNS);
        for (int i = 0; i < 40; i++) {
            mariaDb.execute(
                    rows(i * 10, i * 10 + 9, "2026-03-01 08:%02d:00".formatted(i))
                            .replace("许可", "许可" + "长".repeat(300)));
        }
        String slow =
                "SELECT number, IF(SLEEP(0.02) = 0, name, name) AS name, amount, changed, area FROM "
                        + table;
        Map<String, Object> definition = fromMariaDb(Map.of("query", slow, "chunkRows", 50));
        definition.remove("table");
        String pull = define(definition);
        String path = permits.path() + "/pulls/" + pull;
        permits.market().post(path + "/runs", Map.of()).expect(202);
        Department.await(() -> last(path).path("rows").asLong(), rows -> rows >= 50);

        mariaDb.kill();
        JsonNode failed =
                Department.await(
                        () -> last(path), run -> run.path("state").asString().equals("FAILED"));
        assertThat(failed.path("error").path("code").asString()).isEqualTo("source-away");
        permits.settled();
        assertThat(permits.records()).isBetween(50L, 399L);

        mariaDb.restart();
        definition.put("query", slow.replace("0.02", "0"));
        permits.market().put(path, definition).expect(200);
        run(pull);
        assertThat(permits.records()).isEqualTo(400);
        assertThat(permits.settled())
                .allSatisfy(batch -> assertThat(batch.path("refused").asLong()).isZero());
    }

    @ParameterizedTest
    @CsvSource({
        "password,wrong,login-refused",
        "table,not_there,query-refused",
        "watermark,nothing,query-refused",
        "url,jdbc:postgresql://127.0.0.1:1/x,source-away"
    })
    void saysWhyASourceCannotBeRead(String field, String value, String code) throws SQLException {
        inPostgres("CREATE TABLE IF NOT EXISTS " + table + COLUMNS);
        JsonNode run = run(define(fromPostgres(Map.of(field, value))));
        assertThat(run.path("error").path("code").asString()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "url,jdbc:mariadb://h/d?allowLoadLocalInfile=true",
        "url,jdbc:mysql://h/d?autoDeserialize=true",
        "url,jdbc:postgresql://h/d?socketFactory=x",
        "url,jdbc:postgresql://h/d?ssl=true&password=x",
        "url,jdbc:h2:mem:x",
        "url,'jdbc:postgresql://a,b/d'",
        "table,'a;b'",
        "watermark,'a\"b'",
        "schedule,sometimes",
        "schedule,PT1S",
        "overlap,-PT1M",
        "zone,Nowhere/Land",
        "chunkRows,500001"
    })
    void refusesADefinitionThatCouldDoHarm(String field, String value) {
        String body =
                permits.market()
                        .post(permits.path() + "/pulls", fromMariaDb(Map.of(field, value)))
                        .expect(422)
                        .body();
        assertThat(body).contains("\"column\":\"" + field + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE FROM permits",
                "SELECT 1; DROP TABLE permits",
                "SELECT 1) x; --",
                "SELECT 1) AS a, (SELECT 2",
                "SELECT 1 /* */",
            })
    void takesOneSelectAndNothingElse(String query) {
        Map<String, Object> pull = fromMariaDb(Map.of("query", query));
        pull.remove("table");
        assertThat(permits.market().post(permits.path() + "/pulls", pull).expect(422).body())
                .contains("\"column\":\"query\"");
    }

    @Test
    void refusesAnOverlapWhereRowsWouldBeDoubled() {
        Department keyless = Department.register(server, Map.of("key", List.of()));
        Map<String, Object> pull =
                fromMariaDb(Map.of("dataset", keyless.dataset(), "overlap", "PT5M"));
        assertThat(keyless.market().post(keyless.path() + "/pulls", pull).expect(422).body())
                .contains("doubled");
    }

    @Test
    void nobodyElseSeesAPullAndNobodyItsPassword() throws SQLException, IOException {
        String pull = define(fromMariaDb(Map.of()));
        String path = permits.path() + "/pulls/" + pull;
        Answer own = permits.market().get(path).expect(200);
        assertThat(own.body()).doesNotContain("secret").doesNotContain("password");
        server.as("education").get(path).expect(403);
        server.as("education").get(permits.path() + "/pulls").expect(403);
        server.as("education").post(path + "/runs", Map.of()).expect(403);

        Path key = server.folder().resolve("source-secrets.key");
        assertThat(Files.getPosixFilePermissions(key)).hasSize(2);
        try (Connection connection = server.database("superuser");
                var found =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT encode(password, 'escape') || definition FROM pull WHERE id = '"
                                                + pull
                                                + "'")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getString(1)).doesNotContain("secret");
        }
    }

    @Test
    void aPasswordIsNotTakenToAnotherAddress() {
        Map<String, Object> definition = fromMariaDb(Map.of());
        String path = permits.path() + "/pulls/" + define(definition);
        definition.remove("password");
        permits.market().put(path, definition).expect(200);
        definition.put("url", "jdbc:mariadb://127.0.0.1:1/elsewhere");
        assertThat(permits.market().put(path, definition).expect(422).text("code"))
                .isEqualTo("password-needed");
    }

    private Answer tryOut(Map<String, ?> pull) {
        return permits.market().post(permits.path() + "/pulls/trials", pull);
    }

    @Test
    void showsTheColumnsOfASourceBeforeAnythingIsSaved() throws SQLException {
        inPostgres("CREATE TABLE " + table + COLUMNS);
        mariaDb.execute("CREATE TABLE " + table + COLUMNS);
        for (Map<String, Object> pull : List.of(fromPostgres(Map.of()), fromMariaDb(Map.of()))) {
            JsonNode trial = tryOut(pull).expect(200).json();
            assertThat(trial.path("columns").findValuesAsString("name"))
                    .containsExactly("number", "name", "amount", "changed", "area");
            assertThat(trial.has("misfit")).isFalse();
        }
        assertThat(permits.market().get(permits.path() + "/pulls").items()).isEmpty();

        inPostgres("ALTER TABLE " + table + " RENAME amount TO money");
        assertThat(tryOut(fromPostgres(Map.of())).expect(200).text("misfit"))
                .contains("\"money\" is no element", "there is no column amount");
    }

    @ParameterizedTest
    @CsvSource({
        "user, nobody_there, login-refused, user",
        "table, nothing_there, query-refused, table",
        "watermark, nothing_there, query-refused, table",
        "url, jdbc:mariadb://127.0.0.1:1/elsewhere, source-away, url",
    })
    void saysWhereATrialFailsInTheWordsOfTheSource(
            String field, String value, String code, String place) throws SQLException {
        mariaDb.execute("CREATE TABLE " + table + COLUMNS);
        Answer refused = tryOut(fromMariaDb(Map.of(field, value))).expect(422);
        assertThat(refused.text("code")).isEqualTo(code);
        assertThat(refused.json().path("errors").path(0).path("column").asString())
                .isEqualTo(place);
    }

    @Test
    void aTrialOfAChangeUsesTheKeptPasswordOnlyWhereItWasGivenFor() throws SQLException {
        mariaDb.execute("CREATE TABLE " + table + COLUMNS);
        Map<String, Object> definition = fromMariaDb(Map.of());
        String trials = permits.path() + "/pulls/trials?pull=" + define(definition);
        definition.remove("password");
        permits.market().post(trials, definition).expect(200);
        server.as("education").post(trials, definition).expect(403);
        definition.put("user", "root");
        assertThat(permits.market().post(trials, definition).expect(422).text("code"))
                .isEqualTo("password-needed");
    }
}
