package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An enterprise goes through what inspections look at; what it finds is its own. */
class SelfCheckTest {
    private final VoiceCity voices = VoiceCity.shared();
    private final GateCity city = voices.city();
    private final String works = voices.rating().enterprise(4, 0);

    private String kept(String item, boolean shared) {
        String id = VoiceCity.id();
        voices.selfCheck(
                        works,
                        id,
                        Map.of(
                                "item",
                                item,
                                "answers",
                                VoiceCity.answers("licence", "storage"),
                                "shared",
                                shared))
                .expect(200);
        return id;
    }

    private List<String> seenBy(String who) {
        return VoiceCity.ids(city.get(who, "/api/self-checks?limit=500").expect(200).json());
    }

    @Test
    void listsTheChecklistsOfItsOwnSortAndAllOnDemand() {
        String asked = voices.item("己类");
        String sameSort = voices.item("己类");
        String otherSort = voices.item("庚类");
        voices.inspected(asked, 4, 0, 1, false);

        assertThat(checklists("")).contains(asked, sameSort).doesNotContain(otherSort);
        assertThat(checklists("&all=true")).contains(otherSort);
        assertThat(checklists("&q=" + sameSort)).containsExactly(sameSort);
        city.get("market", "/api/self-checks/checklists").expect(403);
    }

    private List<String> checklists(String query) {
        return city
                .get(works, "/api/self-checks/checklists?limit=500" + query)
                .expect(200)
                .items()
                .stream()
                .map(one -> one.path("item").asString())
                .toList();
    }

    @Test
    void isKeptOnceAndNeedsAnAnswerToEachEntry() {
        String item = voices.item("辛类");
        String id = VoiceCity.id();
        Map<String, Object> part =
                Map.of(
                        "item",
                        item,
                        "answers",
                        List.of(Map.of("entry", "licence", "result", "FINE")));
        voices.selfCheck(works, id, part).expect(422);
        Map<String, Object> whole =
                Map.of("item", item, "answers", VoiceCity.answers("licence", "storage"));
        voices.selfCheck(works, id, whole).expect(200);
        JsonNode check = voices.selfCheck(works, id, whole).expect(200).json();
        assertThat(check.path("found").asInt()).isEqualTo(1);
        assertThat(check.path("help").asInt()).isEqualTo(1);
        assertThat(seenBy(works).stream().filter(id::equals)).hasSize(1);
        voices.selfCheck("factory", id, whole).expect(409);
        voices.selfCheck(
                        works,
                        VoiceCity.id(),
                        Map.of(
                                "item",
                                item,
                                "doneOn",
                                OnsiteDoor.today().plusDays(2).toString(),
                                "answers",
                                VoiceCity.answers("licence", "storage")))
                .expect(422);
        for (int days : List.of(0, 1)) {
            Map<String, Object> old = new java.util.HashMap<>(whole);
            old.put("doneOn", OnsiteDoor.today().minusYears(1).minusDays(days).toString());
            voices.selfCheck(works, VoiceCity.id(), old).expect(days == 0 ? 200 : 422);
        }
        voices.selfCheck("market", VoiceCity.id(), whole).expect(403);
    }

    @Test
    void isReadByNobodyElseUnlessItIsShared() {
        String id = kept(voices.item("壬类"), false);
        for (String other : List.of("market", "east", "city", "town", "factory")) {
            assertThat(seenBy(other)).doesNotContain(id);
        }
        String row = "self_check WHERE id = '" + id + "'";
        Map<String, String> administrator =
                Map.of(
                        "organisation", "market",
                        "administrator", "on",
                        "territory", "{[1,999999999999999999]}");
        assertThat(voices.countedAs(administrator, row)).isZero();
        assertThat(
                        voices.countedAs(
                                Map.of("subject", "ENTERPRISE:" + FixtureCity.creditCode(4, 0)),
                                row))
                .isEqualTo(1);

        share(id, true);
        assertThat(seenBy("market")).contains(id);
        assertThat(seenBy("east")).contains(id);
        assertThat(seenBy("education")).doesNotContain(id);
        assertThat(seenBy("town")).doesNotContain(id);
        share(id, false);
        assertThat(seenBy("market")).doesNotContain(id);
    }

    private void share(String id, boolean shared) {
        city.post(works, "/api/self-checks/" + id + "/sharing", Map.of("shared", shared))
                .expect(200);
        city.post("market", "/api/self-checks/" + id + "/sharing", Map.of("shared", true))
                .expect(403);
    }

    @Test
    void othersReadHowManyThereWereAndNotWhatTheyFound() {
        int before = uptake("east").path("checks").asInt();
        int market = uptake("market").path("checks").asInt();
        kept(voices.item("癸类"), false);
        JsonNode after = uptake("east");
        assertThat(after.path("checks").asInt()).isEqualTo(before + 1);
        assertThat(after.has("found")).isFalse();
        assertThat(uptake("market").path("checks").asInt()).isEqualTo(market + 1);
        assertThat(uptake("education").path("checks").asInt()).isZero();
    }

    private JsonNode uptake(String who) {
        String today = OnsiteDoor.today().toString();
        return city.get(who, "/api/inspections/care-numbers?from=" + today + "&to=" + today)
                .expect(200)
                .json()
                .path("selfChecks");
    }
}
