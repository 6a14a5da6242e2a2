package org.jingwei.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What different people see of one department's file. */
class SliceTest {
    private static final int ROWS = 3;

    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient owner = server.as("market");
    private final Shops shops = Shops.define(owner);

    @BeforeEach
    void fill() {
        assertThat(shops.ingest(Shops.inEveryVillage(ROWS)).text("state")).isEqualTo("COMMITTED");
    }

    private Answer records(ApiClient who, String query) {
        return who.get(shops.path() + "/records?" + query);
    }

    private long total(ApiClient who, String query) {
        return records(who, "total=true&limit=1" + query).expect(200).json().path("total").asLong();
    }

    private JsonNode summary(ApiClient who, String query) {
        return who.get(shops.path() + "/summary?" + query).expect(200).json();
    }

    private static long sum(JsonNode summary) {
        long sum = 0;
        for (JsonNode item : summary.path("items")) {
            sum += item.path("count").asLong();
        }
        return sum;
    }

    @Test
    void everybodySeesTheirOwnPart() {
        assertThat(total(server.as("city"), "")).isEqualTo(12 * ROWS);
        assertThat(total(server.as("county"), "")).isEqualTo(6 * ROWS);
        assertThat(total(server.as("town"), "")).isEqualTo(3 * ROWS);
        assertThat(total(server.as("village"), "")).isEqualTo(ROWS);
        assertThat(total(server.as("zone"), "")).isEqualTo(6 * ROWS);
    }

    @Test
    void aSiblingsRowsAreNotThereHoweverTheyAreAskedFor() {
        ApiClient village = server.as("village");
        String sibling = FixtureCity.village(1);
        String id = records(owner, "area=" + sibling).items().getFirst().path("id").asString();
        assertThat(total(village, "&area=" + sibling)).isZero();
        assertThat(records(village, "filter=area:eq:" + sibling).items()).isEmpty();
        village.get(shops.path() + "/records/" + id).expect(404);
        assertThat(summary(village, "by=kind&area=" + sibling).path("total").asLong()).isZero();
        assertThat(sum(summary(village, "by=children&area=3503"))).isEqualTo(ROWS);
        owner.get(shops.path() + "/records/" + id).expect(200);
    }

    @Test
    void childrenSumUpToTheirParent() {
        ApiClient city = server.as("city");
        for (String area : List.of("3503", FixtureCity.county(0), FixtureCity.town(1))) {
            JsonNode summary = summary(city, "by=children&sum=turnover&area=" + area);
            assertThat(sum(summary)).isEqualTo(total(city, "&area=" + area));
            assertThat(summary.path("items").size())
                    .isEqualTo(area.equals(FixtureCity.town(1)) ? 3 : 2);
        }
        JsonNode first = summary(city, "by=children&sum=turnover&area=3503").at("/items/0");
        assertThat(first.path("key").asString()).isEqualTo(FixtureCity.county(0));
        assertThat(first.path("name").asString()).isEqualTo("东区");
        assertThat(first.path("sum").asDouble()).isEqualTo(18 * 17 / 2 + 18 * 0.5);
    }

    @Test
    void countsByMonthAndByElement() {
        JsonNode months = summary(owner, "by=month");
        assertThat(months.path("items").size()).isEqualTo(3);
        assertThat(months.at("/items/0/key").asString()).isEqualTo("2026-01");
        JsonNode kinds = summary(owner, "by=kind");
        assertThat(kinds.path("total").asLong()).isEqualTo(12 * ROWS);
        assertThat(kinds.at("/items/0/name").asString()).isIn("食品", "鞋服");
        owner.get(shops.path() + "/summary?by=colour").expect(400);
        owner.get(shops.path() + "/summary?by=kind&sum=name").expect(400);
    }

    @Test
    void pagesThroughARowOnceEach() {
        List<String> ids = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = records(owner, "limit=5" + next).expect(200).json();
            page.path("items").forEach(row -> ids.add(row.path("id").asString()));
            next = page.path("next").asString("");
            next = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!next.isEmpty());
        assertThat(ids).hasSize(12 * ROWS).doesNotHaveDuplicates();
        records(owner, "cursor=nonsense!").expect(400);
        records(owner, "area=35x").expect(400);
    }

    @Test
    void aMaskedValueIsShownForAPurposeToWhoIsClearedForIt() {
        JsonNode masked = records(owner, "filter=code:eq:N4").items().getFirst();
        assertThat(masked.at("/values/owner_phone").asString()).isEqualTo("138****0004");
        assertThat(masked.at("/masked/0").asString()).isEqualTo("owner_phone");
        JsonNode open =
                owner.get(
                                shops.path() + "/records?filter=code:eq:N4",
                                "Jingwei-Purpose",
                                "call-back")
                        .items()
                        .getFirst();
        assertThat(open.at("/values/owner_phone").asString()).isEqualTo("13800000004");
        assertThat(open.path("masked").size()).isZero();
        JsonNode uncleared =
                server.as("city")
                        .get(
                                shops.path() + "/records?filter=code:eq:N4",
                                "Jingwei-Purpose",
                                "call-back")
                        .items()
                        .getFirst();
        assertThat(uncleared.at("/values/owner_phone").asString()).isEqualTo("138****0004");
    }

    @Test
    void aMaskedValueCannotBeGuessedByFilterOrGroup() {
        String filter = "filter=owner_phone:eq:13800000004";
        assertThat(records(owner, filter).expect(403).text("rule")).isEqualTo("masked-element");
        owner.get(shops.path() + "/summary?by=owner_phone").expect(403);
        assertThat(
                        owner.get(
                                        shops.path() + "/records?" + filter,
                                        "Jingwei-Purpose",
                                        "call-back")
                                .items())
                .hasSize(1);
    }

    @Test
    void filtersTakeListsBoundsAndGaps() {
        assertThat(total(owner, "&filter=code:in:N1,N2,N99")).isEqualTo(2);
        assertThat(total(owner, "&filter=turnover:ge:10&filter=turnover:le:12.5")).isEqualTo(3);
        assertThat(total(owner, "&filter=name:contains:%E5%BA%9735")).isEqualTo(1);
        assertThat(total(owner, "&filter=lon:null:true")).isEqualTo(12 * ROWS);
        records(owner, "filter=turnover:eq:much").expect(400);
        records(owner, "filter=nothing:eq:1").expect(400);
        records(owner, "filter=name:like:1").expect(400);
    }

    @Test
    void eachRowNamesItsFileAndLine() {
        JsonNode row = records(owner, "filter=code:eq:N0").items().getFirst();
        assertThat(row.at("/source/fileName").asString()).isEqualTo("shops.csv");
        assertThat(row.at("/source/line").asLong()).isEqualTo(2);
        assertThat(row.at("/source/asOf").asString()).isEqualTo("2026-01-01");
    }

    @Test
    void aSubjectSeesItsOwnRowsAndNoOthers() {
        ApiClient factory = server.as("factory");
        List<JsonNode> own = factory.get("/api/datasets/enterprise/records").expect(200).items();
        assertThat(own)
                .singleElement()
                .satisfies(row ->
                        assertThat(row.at("/values/uscc").asString())
                                .isEqualTo(FixtureCity.creditCode(0, 0)));
        shops.send(Shops.HEADER).expect(202);
        factory.get(shops.path() + "/records").expect(404);
    }
}
