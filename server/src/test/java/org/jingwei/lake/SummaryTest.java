package org.jingwei.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Numbers are the same whether they were kept or are read from the rows, and never too many. */
class SummaryTest {
    private static final int ROWS = 3;
    private static final String ALWAYS_TRUE = "&filter=code:notnull:true";

    private static final TestServer server = TestServer.withFixtureCity();
    private static final ApiClient owner = server.as("market");
    private static final Shops filled = filled();

    private Shops shops = filled;

    private static Shops filled() {
        Shops shops = Shops.define(owner);
        assertThat(shops.ingest(Shops.inEveryVillage(ROWS)).text("state")).isEqualTo("COMMITTED");
        return shops;
    }

    private Answer ask(ApiClient who, String query) {
        return who.get(shops.path() + "/summary?" + query);
    }

    private JsonNode summary(ApiClient who, String query) {
        return ask(who, query).expect(200).json();
    }

    private static String items(JsonNode summary) {
        return summary.path("items") + " " + summary.path("total") + summary.path("unplaced");
    }

    @Test
    void keptNumbersEqualThoseOfTheRows() {
        for (String who : List.of("market", "city", "county", "town", "village", "zone")) {
            for (String query :
                    List.of(
                            "by=children&measures=count,sum:turnover",
                            "by=VILLAGE&area=3503&sum=turnover",
                            "by=TOWN",
                            "by=month&measures=sum:turnover",
                            "by=month&filter=opened:ge:2026-02-01&filter=opened:le:2026-03-31",
                            "by=children&filter=opened:le:2026-01-31")) {
                JsonNode kept = summary(server.as(who), query);
                JsonNode read = summary(server.as(who), query + ALWAYS_TRUE);
                assertThat(kept.path("source").asString()).isEqualTo("aggregate");
                assertThat(read.path("source").asString()).isEqualTo("scan");
                assertThat(items(kept)).as(who + " " + query).isEqualTo(items(read));
            }
        }
    }

    @Test
    void aNumberOfAPartIsThePartsAlone() {
        assertThat(summary(server.as("village"), "by=COUNTY").path("total").asLong())
                .isEqualTo(ROWS);
        assertThat(summary(server.as("zone"), "by=COUNTY").path("total").asLong())
                .isEqualTo(6 * ROWS);
        JsonNode sibling = summary(server.as("town"), "by=children&area=" + FixtureCity.town(1));
        assertThat(sibling.path("total").asLong()).isZero();
    }

    @Test
    void conditionsThatCutThroughAMonthAreReadFromTheRows() {
        String half = "by=children&filter=opened:ge:2026-01-02";
        assertThat(summary(owner, half).path("source").asString()).isEqualTo("scan");
        assertThat(summary(owner, half).path("total").asLong()).isEqualTo(24);
    }

    @Test
    void countsAddsUpAndTellsTheLeastTheGreatestAndHowManyDiffer() {
        JsonNode all =
                summary(
                                owner,
                                "by=kind&measures=count,min:opened,max:turnover,distinct:opened,sum:turnover")
                        .path("items")
                        .path(0);
        assertThat(all.at("/values/count").asLong()).isEqualTo(all.path("count").asLong());
        assertThat(all.at("/values/min:opened").asString()).isEqualTo("2026-01-01");
        assertThat(all.at("/values/max:turnover").asDouble()).isGreaterThan(30);
        assertThat(all.at("/values/distinct:opened").asLong()).isEqualTo(3);
        assertThat(all.at("/values/sum:turnover").asDouble()).isEqualTo(all.path("sum").asDouble());
        ask(owner, "by=kind&measures=median:turnover").expect(400);
        ask(owner, "by=kind&measures=sum:name").expect(400);
        ask(owner, "by=kind&measures=min").expect(400);
    }

    @Test
    void aMaskedElementIsMeasuredForAPurposeAlone() {
        for (String measure :
                List.of("min:owner_phone", "max:owner_phone", "distinct:owner_phone")) {
            Answer refused = ask(owner, "by=kind&measures=" + measure).expect(403);
            assertThat(refused.text("rule")).isEqualTo("masked-element");
        }
        String path = shops.path() + "/summary?by=kind&measures=distinct:owner_phone";
        Answer told = owner.get(path, "Jingwei-Purpose", "count").expect(200);
        assertThat(told.json().at("/items/0/values/distinct:owner_phone").asLong()).isEqualTo(18);
    }

    @Test
    void pagesFollowAnyOrder() {
        List<String> expected = codes("sort=-turnover&limit=100");
        List<String> paged = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    owner.get(shops.path() + "/records?sort=-turnover&limit=7" + next)
                            .expect(200)
                            .json();
            page.path("items").forEach(row -> paged.add(row.at("/values/code").asString()));
            next = page.path("next").asString("");
            next = next.isEmpty() ? "" : "&cursor=" + ApiClient.encoded(next);
        } while (!next.isEmpty());
        assertThat(paged).hasSize(12 * ROWS).isEqualTo(expected).startsWith("N35", "N34");
        assertThat(codes("sort=kind,-turnover&limit=1")).containsExactly("N34");
        assertThat(codes("sort=turnover&offset=2&limit=1")).containsExactly("N2");
        refused("sort=nothing", 400);
        refused("sort=turnover,turnover", 400);
        refused("sort=owner_phone", 403);
        refused("sort=turnover&cursor=a-1", 400);
    }

    private List<String> codes(String query) {
        return owner.get(shops.path() + "/records?" + query).expect(200).items().stream()
                .map(row -> row.at("/values/code").asString())
                .toList();
    }

    private void refused(String query, int status) {
        owner.get(shops.path() + "/records?" + query).expect(status);
    }

    @Test
    void filtersTakeBeginningsAndWhatIsThere() {
        assertThat(codes("filter=code:starts:N3")).hasSize(1 + 6);
        assertThat(codes("filter=lon:notnull:true")).isEmpty();
        refused("filter=turnover:starts:1", 400);
        refused("filter=owner_phone:starts:138", 403);
    }

    @Test
    void totalsSayWhereTheyAreFrom() {
        assertThat(total("total=exact")).isEqualTo("36 aggregate");
        assertThat(total("total=true&filter=kind:eq:F")).isEqualTo("18 scan");
        assertThat(total("total=estimated&filter=kind:eq:F")).isEqualTo("18 scan");
        refused("total=perhaps", 400);
    }

    private String total(String query) {
        JsonNode page = owner.get(shops.path() + "/records?limit=1&" + query).expect(200).json();
        return page.path("total").asLong() + " " + page.path("totalSource").asString();
    }

    @Test
    void theRowsOfATimeAreThoseOfThatTime() {
        shops = filled();
        String before = java.time.Instant.now().toString();
        shops.ingest(Shops.HEADER + Shops.row(1000, FixtureCity.village(0)));
        assertThat(total("total=exact")).isEqualTo("37 aggregate");
        assertThat(total("total=exact&asOf=" + before)).isEqualTo("36 scan");
        assertThat(total("total=estimated&asOf=" + before)).isEqualTo("36 estimate");
        assertThat(summary(owner, "by=children&asOf=" + before).path("total").asLong())
                .isEqualTo(36);
        Answer old = owner.get(shops.path() + "/records?asOf=2001-01-01T00:00:00Z");
        assertThat(old.expect(200).items()).as("before its first file").isEmpty();
        refused("asOf=yesterday", 400);
    }

    @Test
    void whatWasUnmaskedIsNotedWithItsPurpose() {
        String rows = shops.path() + "/records?limit=5";
        owner.get(rows).expect(200);
        owner.get(rows, "Jingwei-Purpose", "recall").expect(200);
        List<JsonNode> notes =
                server.administrator()
                        .get("/api/audit?username=market&action=records.unmask&limit=1")
                        .items();
        assertThat(notes)
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.path("object").asString()).isEqualTo(shops.id());
                    assertThat(note.path("purpose").asString()).isEqualTo("recall");
                    assertThat(note.path("rows").asLong()).isEqualTo(5);
                });
    }

    @Test
    void anAdministratorComparesAndMakesTheNumbersAnew() throws Exception {
        shops = filled();
        String path = shops.path() + "/aggregates";
        assertThat(server.administrator().get(path).expect(200).json().path("wrong").asLong())
                .isZero();
        owner.get(path).expect(403);
        try (var connection = server.database("owner");
                var statement = connection.createStatement()) {
            statement.execute(
                    "ALTER TABLE aggregate DISABLE ROW LEVEL SECURITY; DELETE FROM aggregate WHERE dataset = '"
                            + shops.id()
                            + "' AND area % 1000000000 <> 0; ALTER TABLE aggregate ENABLE ROW LEVEL SECURITY");
        }
        assertThat(server.administrator().get(path).json().path("wrong").asLong()).isPositive();
        server.administrator().post(path, "").expect(200);
        assertThat(server.administrator().get(path).json().path("wrong").asLong()).isZero();
    }

    @Test
    void theOwnerSeesWhatItCostsAndOthersHowManyRows() {
        JsonNode own = owner.get(shops.path() + "/facts").expect(200).json();
        assertThat(own.at("/storage/rows").asLong()).isEqualTo(36);
        assertThat(own.at("/storage/bytes").asLong()).isPositive();
        assertThat(own.at("/storage/elements/0/bytes").asLong()).isPositive();
        assertThat(own.at("/storage/snapshots").size()).isEqualTo(1);
        JsonNode village = server.as("village").get(shops.path() + "/facts").expect(200).json();
        assertThat(village.path("rows").asLong()).isEqualTo(ROWS);
        assertThat(village.has("storage")).isFalse();
    }

    @Test
    void theOwnerSeesHowGoodItsFilesWere() {
        shops = filled();
        shops.ingest(
                Shops.HEADER
                        + Shops.row(1000, FixtureCity.village(0))
                        + "N1001,店,12,F,1,2026-01-01,,,\n");
        JsonNode quality = owner.get(shops.path() + "/quality").expect(200).json();
        assertThat(quality.path("runs").size()).isEqualTo(2);
        assertThat(quality.at("/runs/0/counts/refused").asLong()).isEqualTo(1);
        assertThat(quality.at("/runs/0/rules/0/rule").asString()).isEqualTo("PHONE");
        assertThat(quality.at("/months/0/counts/accepted").asLong()).isEqualTo(37);
        assertThat(quality.at("/rules/0/refused").asLong()).isEqualTo(1);
        server.as("city").get(shops.path() + "/quality").expect(403);
    }
}
