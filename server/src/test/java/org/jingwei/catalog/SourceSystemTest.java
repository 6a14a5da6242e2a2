package org.jingwei.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A department registers the systems it works with and the businesses that run on them. Everybody
 * who may see its data sees where it comes from and whether it is in time; keys and contacts stay
 * with the department.
 */
class SourceSystemTest {
    private static int count;

    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient market = server.as("market");
    private String id = "";

    @BeforeEach
    void takeAnIdOfOurOwn() {
        id = "system-" + ++count;
    }

    private Map<String, Object> system(String mode, Map<String, ?> more) {
        Map<String, Object> system =
                new HashMap<>(
                        Map.of("id", id, "name", "市场主体登记", "owner", "market", "accessMode", mode));
        system.putAll(more);
        return system;
    }

    private static Map<String, Object> business(String business, String... datasets) {
        return Map.of("id", business, "name", "设立登记", "datasets", List.of(datasets));
    }

    private String dataset() {
        String dataset = "filled_" + count;
        market.post("/api/datasets", FixtureDatasets.enterprise(dataset)).expect(201);
        return dataset;
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        market.get("/api/systems?limit=500&" + query)
                .expect(200)
                .items()
                .forEach(system -> ids.add(system.path("id").asString()));
        return ids;
    }

    @Test
    void registersASystemWithItsBusinesses() {
        Map<String, ?> more =
                Map.of(
                        "vendor",
                        "某软件公司",
                        "freshnessTarget",
                        "PT24H",
                        "businesses",
                        List.of(business("founding", dataset()), business("closing")));
        market.post("/api/systems", system("PUSH", more)).expect(201);

        JsonNode read = market.get("/api/systems/" + id).expect(200).json();
        assertThat(read.path("state").asString()).isEqualTo("REGISTERED");
        assertThat(read.path("freshnessTarget").asString()).isEqualTo("P1D");
        assertThat(read.path("businesses").asLong()).isEqualTo(2);
        assertThat(read.path("datasets").asLong()).isEqualTo(1);
        assertThat(read.path("ownerName").asString()).isEqualTo("市市场监督管理局");
        assertThat(market.get("/api/systems/" + id + "/businesses").items())
                .extracting(business -> business.path("id").asString())
                .containsExactly("closing", "founding");
        market.post("/api/systems", system("PUSH", Map.of())).expect(409);
    }

    @Test
    void aDatasetSaysWhereItComesFrom() {
        String dataset = dataset();
        market.post(
                        "/api/systems",
                        system(
                                "PUSH",
                                Map.of(
                                        "freshnessTarget",
                                        "P1D",
                                        "businesses",
                                        List.of(business("founding", dataset)))))
                .expect(201);

        JsonNode source = server.as("city").get("/api/datasets/" + dataset).json().path("source");

        assertThat(source.path("system").asString()).isEqualTo(id);
        assertThat(source.path("businessName").asString()).isEqualTo("设立登记");
        assertThat(source.path("freshnessTarget").asString()).isEqualTo("P1D");
    }

    @Test
    void aLiveSystemIsStaleOnceNothingCameInTimeAndFreshAgainAfterABatch() {
        String dataset = dataset();
        String live = Instant.now().minus(Duration.ofDays(3)).toString();
        market.post(
                        "/api/systems",
                        system(
                                "UPLOAD",
                                Map.of(
                                        "state",
                                        "LIVE",
                                        "stateSince",
                                        live,
                                        "freshnessTarget",
                                        "P1D",
                                        "businesses",
                                        List.of(business("founding", dataset)))))
                .expect(201);
        JsonNode late = server.as("city").get("/api/systems/" + id).json();
        assertThat(late.path("stale").asBoolean()).isTrue();
        assertThat(Instant.parse(late.path("staleSince").asString()))
                .isBetween(
                        Instant.now().minus(Duration.ofHours(49)),
                        Instant.now().minus(Duration.ofHours(47)));
        assertThat(ids("stale=true")).contains(id);
        assertThat(ids("stale=false")).doesNotContain(id);

        FixtureDatasets.upload(market, dataset, FixtureDatasets.enterpriseRows());

        assertThat(ids("stale=true")).doesNotContain(id);
        JsonNode fresh = market.get("/api/systems/" + id).json();
        assertThat(Instant.parse(fresh.path("lastSync").asString()))
                .isAfter(Instant.now().minus(Duration.ofMinutes(5)));
    }

    @Test
    void aSystemOnTrialIsNeverLate() {
        Map<String, ?> more =
                Map.of(
                        "state",
                        "TRIAL",
                        "stateSince",
                        "2020-01-01T00:00:00Z",
                        "freshnessTarget",
                        "PT1M",
                        "businesses",
                        List.of(business("founding", dataset())));
        market.post("/api/systems", system("PUSH", more)).expect(201);
        assertThat(ids("stale=true")).doesNotContain(id);
    }

    @Test
    void listsByStateAndOwnerInPages() {
        market.post("/api/systems", system("LINK", Map.of("state", "MAPPED"))).expect(201);
        assertThat(ids("state=MAPPED&owner=market")).contains(id);
        assertThat(ids("state=MAPPED&owner=police")).isEmpty();
        assertThat(ids("state=TRIAL")).doesNotContain(id);
        JsonNode first = market.get("/api/systems?limit=1").expect(200).json();
        JsonNode second =
                market.get("/api/systems?limit=1&cursor=" + first.path("next").asString("")).json();
        assertThat(second.toString()).isNotEqualTo(first.toString());
        assertThat(market.get("/api/systems/summary").expect(200).json().path("systems").asLong())
                .isPositive();
    }

    @Test
    void aRetiredSystemStaysRetired() {
        market.post("/api/systems", system("PUSH", Map.of("state", "RETIRED"))).expect(201);
        assertThat(
                        market.put("/api/systems/" + id, system("PUSH", Map.of("state", "LIVE")))
                                .expect(409)
                                .text("code"))
                .isEqualTo("system-retired");
    }

    @Test
    void onlyItsOwnerManagesASystemAndSeesItsContact() {
        Map<String, Object> system = system("PUSH", Map.of("contact", "张工 0594-2690000"));
        server.as("education").post("/api/systems", system).expect(403);
        market.post("/api/systems", system).expect(201);

        ApiClient other = server.as("education");
        assertThat(other.get("/api/systems/" + id).expect(200).body()).doesNotContain("0594");
        other.put("/api/systems/" + id, system).expect(403);
        other.post("/api/systems/" + id + "/businesses", business("x")).expect(403);
        other.get("/api/systems/" + id + "/keys").expect(403);
        server.nobody().get("/api/systems").expect(401);
    }

    @Test
    void aDatasetIsFilledByOneBusinessOfItsOwner() {
        String dataset = dataset();
        Map<String, Object> body =
                system("PUSH", Map.of("businesses", List.of(business("first", dataset))));
        market.post("/api/systems", body).expect(201);
        assertThat(
                        market.post(
                                        "/api/systems/" + id + "/businesses",
                                        business("second", dataset))
                                .expect(409)
                                .text("code"))
                .isEqualTo("dataset-has-source");
        market.post("/api/systems/" + id + "/businesses", business("third", "school")).expect(422);

        market.put("/api/systems/" + id + "/businesses/first", business("first")).expect(200);
        market.post("/api/systems/" + id + "/businesses", business("second", dataset)).expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        "freshnessTarget,tomorrow",
        "freshnessTarget,PT1S",
        "accessMode,TELEPATHY",
        "owner,nobody-at-all",
        "stateSince,2999-01-01T00:00:00Z"
    })
    void saysWhichPartOfADefinitionIsWrong(String field, String value) {
        String body =
                server.administrator()
                        .post("/api/systems", system("PUSH", Map.of(field, value)))
                        .expect(422)
                        .body();
        assertThat(body).contains("\"column\":\"" + field + "\"");
    }

    @Test
    void aKeyIsShownOnceOpensNothingButPushingAndEndsWhenRevoked() {
        market.post("/api/systems", system("PUSH", Map.of())).expect(201);
        JsonNode issued =
                market.post("/api/systems/" + id + "/keys", Map.of("name", "生产环境"))
                        .expect(201)
                        .json();
        String secret = issued.path("secret").asString();
        assertThat(secret).startsWith("jk_");
        assertThat(market.get("/api/systems/" + id + "/keys").expect(200).body())
                .contains("生产环境")
                .doesNotContain(secret.substring(20));

        ApiClient system = server.nobody().withToken(secret);
        for (String path :
                List.of(
                        "/api/session",
                        "/api/datasets",
                        "/api/datasets/enterprise/records",
                        "/api/datasets/enterprise/records?unplaced=true",
                        "/api/datasets/enterprise/batches",
                        "/api/systems/" + id + "/keys",
                        "/api/audit",
                        "/api/areas")) {
            system.get(path).expect(403);
        }
        system.post("/api/datasets/enterprise/batches", "text/csv", "a".getBytes(UTF_8))
                .expect(403);
        assertThat(market.get("/api/systems/" + id + "/keys").items().getFirst().has("lastUsedAt"))
                .isTrue();

        market.delete("/api/systems/" + id + "/keys/" + issued.path("id").asString()).expect(200);
        system.get("/api/datasets").expect(401);
    }

    @Test
    void aWrongSecretOfAKnownKeyOpensNothing() {
        market.post("/api/systems", system("PUSH", Map.of())).expect(201);
        String secret =
                market.post("/api/systems/" + id + "/keys", Map.of("name", "x")).text("secret");
        String other =
                secret.substring(0, secret.length() - 1) + (secret.endsWith("A") ? "B" : "A");
        server.nobody().withToken(other).get("/api/datasets").expect(401);
    }

    @Test
    void theDatabaseItselfKeepsKeysFromOtherDepartments() throws Exception {
        market.post("/api/systems", system("PUSH", Map.of())).expect(201);
        market.post("/api/systems/" + id + "/keys", Map.of("name", "x")).expect(201);
        try (Connection application = server.database("application")) {
            application.setAutoCommit(false);
            assertThat(count(application, "education", "api_key")).isZero();
            assertThat(count(application, "education", "source_system")).isPositive();
            assertThat(count(application, "market", "api_key")).isPositive();
            assertThat(count(application, "", "source_system")).isZero();
        }
    }

    /** Rows of a table as a department with public grants sees them; nobody has none. */
    private static long count(Connection application, String organisation, String table)
            throws SQLException {
        String areas = organisation.isEmpty() ? "{}" : "{[350300000000000000,350399999999999999]}";
        try (Statement statement = application.createStatement()) {
            statement.execute(
                    "SELECT set_config('jingwei.organisation', '%s', true), set_config('jingwei.areas_public', '%s', true)"
                            .formatted(organisation, areas));
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
