package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Villages 1 and 2 of the first town were merged into a new one; village 4, of the second town, was
 * divided between two towns. Their shops are counted as they came, or where they belong today.
 */
class AreaHistoryTest {
    private static final int ROWS = 3;
    private static final String MERGED = FixtureCity.town(0) + "009";
    private static final String DIVIDED = FixtureCity.village(3);
    private static final String THEN = "&areas=then";

    private static TestServer server;
    private static Shops shops;
    private static ApiClient owner;

    @BeforeAll
    static void mergeAndDivide() {
        server = TestServer.start(Map.of());
        FixtureCity.load(server.administrator());
        owner = server.as("market");
        shops = Shops.define(owner);
        assertThat(shops.ingest(Shops.inEveryVillage(ROWS)).text("state")).isEqualTo("COMMITTED");
        String list =
                """
                code,name,parent,level,valid_from,valid_to,predecessor
                %1$s,第1村,%5$s,VILLAGE,,2025-12-31,
                %2$s,第2村,%5$s,VILLAGE,2001-01-01,2025-12-31,
                %3$s,新村,%5$s,VILLAGE,2026-01-01,,%1$s;%2$s
                %4$s,第4村,%6$s,VILLAGE,,2025-12-31,
                %6$s008,上村,%6$s,VILLAGE,2026-01-01,,%4$s
                %5$s008,下村,%5$s,VILLAGE,2026-01-01,,%4$s
                """
                        .formatted(
                                FixtureCity.village(0),
                                FixtureCity.village(1),
                                MERGED,
                                DIVIDED,
                                FixtureCity.town(0),
                                FixtureCity.town(1));
        server.administrator()
                .post("/api/areas/imports", "text/csv", list.getBytes(UTF_8))
                .expect(200);
        account("merged", MERGED);
    }

    private static void account(String name, String area) {
        Map<String, Object> grant = Map.of("areas", List.of(area), "clearance", "INTERNAL");
        server.administrator()
                .post(
                        "/api/accounts",
                        Map.of(
                                "username",
                                name,
                                "displayName",
                                name,
                                "role",
                                "AREA_OFFICER",
                                "organisation",
                                "town-1",
                                "password",
                                FixtureCity.PASSWORD,
                                "permanentPassword",
                                true,
                                "grants",
                                List.of(grant)))
                .expect(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode summary(ApiClient who, String query) {
        return who.get(shops.path() + "/summary?" + query).expect(200).json();
    }

    private static long count(JsonNode summary, String key) {
        for (JsonNode item : summary.path("items")) {
            if (item.path("key").asString().equals(key)) {
                return item.path("count").asLong();
            }
        }
        return 0;
    }

    @Test
    void recordsOfMergedVillagesCountForTheNewOneNow() {
        JsonNode now = summary(owner, "by=children&area=" + FixtureCity.town(0));
        assertThat(count(now, MERGED)).isEqualTo(2 * ROWS);
        assertThat(count(now, FixtureCity.village(0))).isZero();
        assertThat(now.path("total").asLong()).isEqualTo(3 * ROWS);
    }

    @Test
    void thenTheyCountUnderTheirOldCodesWhichSayWhenTheyWereValid() {
        JsonNode then = summary(owner, "by=children&area=" + FixtureCity.town(0) + THEN);
        assertThat(count(then, FixtureCity.village(1))).isEqualTo(ROWS);
        assertThat(count(then, MERGED)).isZero();
        assertThat(then.path("total").asLong()).isEqualTo(3 * ROWS);
        assertThat(then.at("/items/1/validTo").asString()).isEqualTo("2025-12-31");
        assertThat(then.at("/items/1/validFrom").asString()).isEqualTo("2001-01-01");
    }

    @Test
    void recordsOfADividedVillageCountForTheCountyAboveItsPartsAsNotDivided() {
        JsonNode now = summary(owner, "by=children&area=" + FixtureCity.county(0));
        assertThat(count(now, FixtureCity.county(0))).isEqualTo(ROWS);
        assertThat(now.at("/items/0/undivided").asLong()).isEqualTo(ROWS);
        assertThat(count(now, FixtureCity.town(1))).isEqualTo(2 * ROWS);
        JsonNode then = summary(owner, "by=children&area=" + FixtureCity.county(0) + THEN);
        assertThat(count(then, FixtureCity.town(1))).isEqualTo(3 * ROWS);
        assertThat(now.path("total").asLong()).isEqualTo(then.path("total").asLong());
    }

    @Test
    void bothReadingsAreTheSameFromKeptNumbersAndFromRows() {
        for (String query :
                List.of(
                        "by=VILLAGE",
                        "by=TOWN",
                        "by=COUNTY",
                        "by=month",
                        "by=month&area=" + MERGED)) {
            for (String areas : List.of("&areas=now", THEN)) {
                JsonNode kept = summary(owner, query + areas + "&sum=turnover");
                JsonNode read =
                        summary(owner, query + areas + "&sum=turnover&filter=code:notnull:true");
                assertThat(kept.path("source").asString()).isEqualTo("aggregate");
                assertThat(read.path("source").asString()).isEqualTo("scan");
                assertThat(kept.path("items").toString())
                        .as(query + areas)
                        .isEqualTo(read.path("items").toString());
                assertThat(kept.path("total")).isEqualTo(read.path("total"));
            }
        }
    }

    @Test
    void pagesAndFilesOfTheNewVillageHaveTheRecordsOfTheOldOnes() {
        assertThat(total(owner, "area=" + MERGED)).isEqualTo(2 * ROWS);
        assertThat(total(owner, "area=" + MERGED + THEN)).isZero();
        assertThat(lines(owner.get(shops.path() + "/records.csv?area=" + MERGED)))
                .isEqualTo(1 + 2 * ROWS);
        assertThat(total(owner, "area=" + FixtureCity.village(0))).isZero();
        assertThat(total(owner, "area=" + FixtureCity.village(0) + THEN)).isEqualTo(ROWS);
    }

    @Test
    void whoSeesTheNewVillageSeesTheRecordsOfTheOldOnesAndNoOthers() {
        ApiClient merged = server.as("merged");
        assertThat(total(merged, "")).isEqualTo(2 * ROWS);
        assertThat(summary(merged, "by=VILLAGE").path("total").asLong()).isEqualTo(2 * ROWS);
        assertThat(count(summary(merged, "by=VILLAGE"), MERGED)).isEqualTo(2 * ROWS);
        assertThat(total(merged, "area=" + FixtureCity.village(2) + THEN)).isZero();
        assertThat(total(merged, "area=" + FixtureCity.town(0))).isEqualTo(2 * ROWS);
        assertThat(summary(merged, "by=COUNTY" + THEN).path("total").asLong()).isEqualTo(2 * ROWS);
        assertThat(lines(merged.get(shops.path() + "/records.csv"))).isEqualTo(1 + 2 * ROWS);
        assertThat(merged.get(shops.path() + "/records?limit=100").body())
                .doesNotContain(FixtureCity.village(2));
    }

    @Test
    void refusesWhatIsNoReading() {
        owner.get(shops.path() + "/summary?areas=later").expect(400);
        Answer refused =
                owner.get(shops.path() + "/summary?by=VILLAGE&measures=distinct:kind").expect(422);
        assertThat(refused.text("code")).isEqualTo("distinct-across-areas");
        owner.get(shops.path() + "/summary?by=VILLAGE&areas=then&measures=distinct:kind")
                .expect(200);
    }

    private static long total(ApiClient who, String query) {
        return who.get(shops.path() + "/records?total=true&limit=1&" + query)
                .expect(200)
                .json()
                .path("total")
                .asLong();
    }

    private static long lines(Answer file) {
        return file.expect(200).body().lines().count();
    }
}
