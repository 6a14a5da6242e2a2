package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The inspection is over. The factory says how it was, once; the department reads the average when
 * enough have said so, and never learns who said what, or who said anything at all.
 */
class EvaluationTest {
    private final GateCity city = GateCity.shared();
    private final RatingCity rating = new RatingCity(city);

    private JsonNode room(String who, String id) {
        return city.room(who, id, "evaluation");
    }

    @Test
    void aTargetRatesWhatIsDoneAndOnlyOnce() {
        rating.department("rated-once", "3503");
        String works = rating.enterprise(1, 0);
        String id =
                city.submitted(
                        "rated-once",
                        Map.of(
                                "targets",
                                List.of(
                                        GateCity.target(
                                                "ENTERPRISE", FixtureCity.creditCode(1, 0)))));
        assertThat(room(works, id).path("open").asBoolean()).isFalse();
        assertThat(rating.rate(works, id, 5, "").expect(409).text("code")).isEqualTo("not-now");
        rating.finish("rated-once", id);
        assertThat(room(works, id).path("open").asBoolean()).isTrue();
        JsonNode after = rating.rate(works, id, 4, "下次请提前一天电话通知").expect(200).json();
        assertThat(after.path("rated").asBoolean()).isTrue();
        assertThat(rating.rate(works, id, 1, "").expect(409).text("code"))
                .isEqualTo("rated-already");
        assertThat(room(works, id).path("open").asBoolean()).isFalse();
        assertThat(room("city", id).path("open").asBoolean()).isFalse();
        rating.rate("city", id, 5, "").expect(403);
        rating.rate("rated-once", id, 5, "").expect(403);
        rating.rate("education", id, 5, "").expect(404);
    }

    @Test
    void aVillageRatesWhatItWasAsked() {
        rating.department("rated-village", "3503");
        String id =
                city.submitted(
                        "rated-village",
                        Map.of(
                                "mechanism",
                                "VILLAGE",
                                "targets",
                                List.of(GateCity.target("AREA", FixtureCity.village(0)))));
        rating.finish("rated-village", id);
        rating.rate("sibling", id, 5, "").expect(404);
        rating.rate("village", id, 5, "").expect(200);
        assertThat(room("village", id).path("rated").asBoolean()).isTrue();
    }

    @Test
    void ofManyAtOnceOneCounts() {
        rating.department("rated-at-once", "3503");
        String works = rating.enterprise(1, 0);
        String id = rating.done("rated-at-once", new int[] {1, 0});
        List<Callable<Answer>> deeds = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            deeds.add(() -> rating.rate(works, id, 3, ""));
        }
        assertThat(GateCity.atOnce(deeds))
                .containsOnlyOnce(200)
                .filteredOn(status -> status == 409)
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void aScoreIsFromOneToFive(int score) {
        String works = rating.enterprise(1, 0);
        Answer refused = rating.rate(works, "any", score, "").expect(422);
        assertThat(refused.body()).contains("MANNER").contains("LAWFULNESS");
    }

    @Test
    void itemsAreTheOnesAskedAndWordsAreFew() {
        String works = rating.enterprise(1, 0);
        Map<String, Object> unknown = new HashMap<>(RatingCity.rating(5, ""));
        unknown.put("scores", Map.of("MANNER", 5, "TASTE", 5));
        city.post(works, "/api/matters/any/evaluation", unknown).expect(422);
        assertThat(rating.rate(works, "any", 5, "长".repeat(501)).expect(422).body())
                .contains("words");
    }

    @Test
    void isShownInBlocksAndNeverChangesByLess() {
        rating.department("rated-blocks", "3503");
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            String works = rating.enterprise(2, i % 3);
            String id = rating.done("rated-blocks", new int[] {2, i % 3});
            rating.rate(works, id, i < 5 ? 2 : 4, "第" + i + "条建议").expect(200);
            seen.add(rating.counted("rated-blocks", "rated-blocks"));
        }
        assertThat(seen).containsExactly(0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10);
        JsonNode sums =
                city.get("city", "/api/evaluations/summary?by=REQUESTER&requester=rated-blocks")
                        .expect(200)
                        .json();
        assertThat(sums.path("group").asInt()).isEqualTo(RatingCity.BLOCK);
        JsonNode item = sums.path("items").get(0);
        assertThat(item.path("name").asString()).isEqualTo("单位rated-blocks");
        assertThat(item.path("scores")).hasSize(4);
        item.path("scores")
                .forEach(score -> {
                    assertThat(score.path("points").asInt()).isEqualTo(30);
                    assertThat(score.path("average").asDouble()).isEqualTo(3.0);
                });
        String said =
                city.get("city", "/api/evaluations/suggestions?requester=rated-blocks").body();
        assertThat(said).contains("第0条建议").contains("第9条建议").doesNotContain("第10条建议");
    }

    @Test
    void isReadByTheRequesterAndTheCentreOfItsArea() {
        rating.department("rated-east", FixtureCity.county(0));
        rating.department("rated-west", FixtureCity.county(1));
        for (String department : List.of("rated-east", "rated-west")) {
            for (int i = 0; i < RatingCity.BLOCK; i++) {
                String works = rating.enterprise(2, i % 3);
                String id = rating.done(department, new int[] {2, i % 3});
                rating.rate(works, id, 5, "建议" + i).expect(200);
            }
        }
        for (String department : List.of("rated-east", "rated-west")) {
            assertThat(rating.counted("city", department)).isEqualTo(5);
            assertThat(rating.counted(department, department)).isEqualTo(5);
        }
        assertThat(rating.counted("east", "rated-east")).isEqualTo(5);
        for (String other :
                List.of("market", "county", "town", "village", "factory", "rated-west")) {
            assertThat(rating.counted(other, "rated-east")).as(other).isZero();
            assertThat(city.get(other, "/api/evaluations/suggestions?requester=rated-east").items())
                    .as(other)
                    .isEmpty();
        }
        assertThat(rating.counted("east", "rated-west")).isZero();
    }

    @Test
    void isNoStepOfTheMatterAndNoEntryOfTheAuditTrail() {
        rating.department("rated-quietly", "3503");
        String works = rating.enterprise(1, 0);
        String id = rating.done("rated-quietly", new int[] {1, 0});
        String before =
                city.ask("SELECT count(*) FROM audit_entry WHERE username = '" + works + "'");
        rating.rate(works, id, 5, "").expect(200);
        assertThat(city.ask("SELECT count(*) FROM audit_entry WHERE username = '" + works + "'"))
                .isEqualTo(before);
        assertThat(city.ask("SELECT count(*) FROM matter_step WHERE matter = '" + id + "'"))
                .isEqualTo("4");
    }

    @Test
    void aBallotThatCouldNotBeKeptIsNotUsedUp() {
        rating.department("rated-crash", "3503");
        String works = rating.enterprise(1, 0);
        String id = rating.done("rated-crash", new int[] {1, 0});
        city.set(
                """
                CREATE FUNCTION fail_urn() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
                CREATE TRIGGER fail_urn BEFORE UPDATE ON evaluation_urn FOR EACH ROW
                WHEN (NEW.requester = 'rated-crash') EXECUTE FUNCTION fail_urn()\
                """);
        rating.rate(works, id, 5, "").expect(500);
        assertThat(room(works, id).path("open").asBoolean()).isTrue();
        city.set("DROP TRIGGER fail_urn ON evaluation_urn; DROP FUNCTION fail_urn");
        rating.rate(works, id, 5, "").expect(200);
    }
}
