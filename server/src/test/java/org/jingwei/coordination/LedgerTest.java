package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.Patience;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The centre reads how many minutes units impose and were spared, by unit, area, kind and month;
 * every number opens to its rows, and nobody reads of a place or a matter that is not theirs.
 */
class LedgerTest {
    private static final GateCity city = GateCity.shared();
    private static final List<String> READERS =
            List.of(
                    "city",
                    "east",
                    "market",
                    "education",
                    "police",
                    "county",
                    "town",
                    "village",
                    "sibling",
                    "factory");

    /** Matters of three departments all over the city, some approved, some refused, over a year. */
    @BeforeAll
    static void aYear() {
        Random random = new Random(11);
        for (int i = 0; i < 40; i++) {
            String department = List.of("market", "education", "police").get(i % 3);
            String id = city.submitted(department, somewhere(random, i));
            String decision = random.nextInt(3) == 0 ? "refuse" : "approve";
            city.act("city", id, decision, 2).expect(200);
            city.set(
                    "UPDATE ledger_entry SET day = day - %d WHERE matter = '%s'"
                            .formatted(random.nextInt(330), id));
        }
        foldAnew();
        String later = city.submitted("market", somewhere(random, 1));
        city.act("city", later, "approve", 2).expect(200);
    }

    /** The days were moved behind the back of the sums: they are made anew, of all there is. */
    private static void foldAnew() {
        city.set(
                "DELETE FROM ledger_sum; INSERT INTO ledger_unfolded SELECT id FROM ledger_entry ON CONFLICT DO NOTHING");
        city.set(
                "UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = 'ledger-sums' AND NOT picked");
        Patience.await(
                "the entries are folded",
                () -> city.ask("SELECT count(*) FROM ledger_sum"),
                sums -> !sums.equals("0"));
    }

    private static Map<String, Object> somewhere(Random random, int i) {
        Map<String, Object> other = new HashMap<>();
        other.put("minutes", 10 + random.nextInt(100));
        List<Map<String, Object>> targets = new ArrayList<>();
        boolean villages = i % 4 == 0;
        for (int village = 0; village < FixtureCity.VILLAGES; village++) {
            if (random.nextInt(4) == 0 || village == i % FixtureCity.VILLAGES) {
                targets.add(
                        villages
                                ? GateCity.target("AREA", FixtureCity.village(village))
                                : GateCity.target(
                                        "ENTERPRISE",
                                        FixtureCity.creditCode(village, random.nextInt(2))));
            }
        }
        other.put("mechanism", villages ? "VILLAGE" : "INSPECTION");
        other.put("targets", targets);
        return other;
    }

    private static JsonNode sums(String who, String query) {
        return city.get(who, "/api/ledger/summary?" + query).expect(200).json();
    }

    private static List<JsonNode> rows(String who, String query) {
        List<JsonNode> rows = new ArrayList<>();
        String cursor = "";
        do {
            Answer page =
                    city.get(who, "/api/ledger/entries?limit=37&" + query + cursor).expect(200);
            rows.addAll(page.items());
            cursor = page.text("next").isEmpty() ? "" : "&cursor=" + page.text("next");
        } while (!cursor.isEmpty());
        return rows;
    }

    private static String numbers(JsonNode item) {
        return item.path("count").asLong()
                + " "
                + item.path("minutesAsked").asLong()
                + " "
                + item.path("minutesImposed").asLong()
                + " "
                + item.path("minutesSaved").asLong();
    }

    private static String numbers(List<JsonNode> rows) {
        Map<String, Long> sums = new TreeMap<>();
        rows.forEach(row ->
                sums.merge(
                        row.path("booking").asString(), row.path("minutes").asLong(), Long::sum));
        return rows.size()
                + " "
                + sums.getOrDefault("ASKED", 0L)
                + " "
                + (sums.getOrDefault("IMPOSED", 0L) - sums.getOrDefault("RELIEVED", 0L))
                + " "
                + (sums.getOrDefault("SAVED", 0L) - sums.getOrDefault("REOPENED", 0L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"city", "east", "market", "county", "town", "village", "factory"})
    void childrenAddUpToTheirParentForEveryReader(String who) {
        List<String> parents = new ArrayList<>(List.of("3503"));
        for (int i = 0; i < 4; i++) {
            parents.add(FixtureCity.town(i));
        }
        parents.add(FixtureCity.county(0));
        parents.add(FixtureCity.county(1));
        for (String parent : parents) {
            Answer answer = city.get(who, "/api/ledger/summary?by=AREA&area=" + parent);
            if (answer.status() == 404) {
                continue;
            }
            JsonNode parts = answer.expect(200).json();
            List<Long> added = new ArrayList<>(List.of(0L, 0L, 0L, 0L));
            for (JsonNode part : parts.path("items")) {
                String[] numbers = numbers(part).split(" ", -1);
                for (int i = 0; i < 4; i++) {
                    added.set(i, added.get(i) + Long.parseLong(numbers[i]));
                }
                if (!part.path("key").asString().equals(parent)) {
                    assertThat(
                                    numbers(
                                            sums(who, "area=" + part.path("key").asString())
                                                    .path("total")))
                            .isEqualTo(numbers(part));
                }
            }
            assertThat(added.stream().map(Object::toString).reduce((a, b) -> a + " " + b))
                    .as(who + " in " + parent)
                    .isEqualTo(Optional.of(numbers(parts.path("total"))));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"REQUESTER", "AREA", "MECHANISM", "MONTH", "SAVING"})
    void everyNumberOpensToItsRows(String by) {
        for (String who : List.of("city", "east", "market", "village")) {
            JsonNode parts = sums(who, "by=" + by);
            List<JsonNode> all = rows(who, "");
            assertThat(numbers(parts.path("total"))).isEqualTo(numbers(all));
            for (JsonNode part : parts.path("items")) {
                String key = part.path("key").asString();
                List<JsonNode> behind =
                        all.stream().filter(row -> keyOf(row, by, key).equals(key)).toList();
                assertThat(numbers(part)).as(who + " " + by + " " + key).isEqualTo(numbers(behind));
            }
        }
    }

    private static String keyOf(JsonNode row, String by, String area) {
        return switch (by) {
            case "REQUESTER" -> row.path("requester").asString();
            case "MECHANISM" -> row.path("mechanism").asString();
            case "AREA" -> row.path("area").asString().startsWith(area) ? area : "";
            case "MONTH" -> row.path("day").asString().substring(0, 7);
            default -> row.path("saving").asString("");
        };
    }

    @Test
    void everybodySeesTheEntriesOfTheTargetsTheySeeAndNoOthers() {
        for (String who : READERS) {
            long expected =
                    Long.parseLong(
                            city.ask("SELECT count(*) FROM ledger_entry WHERE " + visibleTo(who)));
            assertThat(rows(who, "")).as(who).hasSize(Math.toIntExact(expected));
            assertThat(sums(who, "").path("total").path("count").asLong())
                    .as(who)
                    .isEqualTo(expected);
        }
        assertThat(rows("police", "requester=market")).isEmpty();
        assertThat(rows("village", "area=" + FixtureCity.village(0))).isNotEmpty();
        city.get("village", "/api/ledger/summary?area=" + FixtureCity.village(1)).expect(404);
        city.get("factory", "/api/ledger/entries?area=" + FixtureCity.county(1)).expect(404);
    }

    private static String visibleTo(String who) {
        return switch (who) {
            case "city" -> "true";
            case "east", "county" -> within(FixtureCity.county(0));
            case "town" -> within(FixtureCity.town(0));
            case "village" -> within(FixtureCity.village(0));
            case "sibling" -> within(FixtureCity.village(1));
            case "factory" -> "key = '" + GateCity.FACTORY + "'";
            default -> "requester = '" + who + "'";
        };
    }

    private static String within(String code) {
        return "rpad('%s', 18, '0')::bigint <= area AND area <= rpad('%s', 18, '9')::bigint"
                .formatted(code, code);
    }

    @Test
    void ranksTheUnitsThatImposeMostFirstAndNeverThoseWhoCarryIt() {
        List<Long> imposed =
                sums("city", "by=REQUESTER")
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("minutesImposed").asLong())
                        .toList();
        assertThat(imposed).hasSizeGreaterThan(2).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        city.get("city", "/api/ledger/summary?by=SUBJECT").expect(400);
    }

    @Test
    void filtersAndWindowsCutBothAlike() {
        for (String query :
                List.of(
                        "mechanism=VILLAGE",
                        "requester=education",
                        "booking=SAVED",
                        "saving=REFUSED_BY_CENTRE",
                        "area=" + FixtureCity.town(1) + "&requester=police",
                        "from=2026-06-01&to=2026-09-30")) {
            assertThat(numbers(sums("city", query).path("total")))
                    .as(query)
                    .isEqualTo(numbers(rows("city", query)));
        }
        city.get("city", "/api/ledger/summary?from=2026-02-01&to=2026-01-01").expect(400);
        city.get("city", "/api/ledger/summary?from=1900-01-01").expect(400);
        city.get("city", "/api/ledger/entries?limit=501").expect(400);
    }

    @Test
    void leavesAsAFileInWhichNothingRunsAsAFormula() {
        String id = city.submitted("police", Map.of("title", "=HYPERLINK(1)"));
        Answer file = city.get("city", "/api/ledger/entries.csv?lang=en").expect(200);
        List<String> lines = file.body().lines().toList();
        assertThat(lines.getFirst()).contains("day,matter,title");
        assertThat(lines).hasSize(rows("city", "").size() + 1);
        assertThat(file.body()).contains(id + ",'=HYPERLINK(1)");
        assertThat(city.get("village", "/api/ledger/entries.csv").expect(200).body().lines())
                .hasSize(rows("village", "").size() + 1);
    }
}
