package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import tools.jackson.databind.JsonNode;

/**
 * Whatever batches came, in whatever mode: children add up to their parent, the kept numbers are
 * those of the rows, and nobody is told more than of their own slice. On a real server.
 */
class AggregateLawsTest {
    private static final TestServer server = TestServer.withFixtureCity();
    private static final ApiClient owner = server.as("market");
    private static final Map<String, List<Integer>> SLICES =
            Map.of(
                    "village", List.of(0),
                    "town", range(0, 3),
                    "county", range(0, 6),
                    "zone", range(3, 9));
    private static final Map<String, ApiClient> PEOPLE =
            SLICES.keySet().stream().collect(Collectors.toMap(name -> name, server::as));
    private static final AtomicInteger COUNT = new AtomicInteger();

    /** One row of a file: a village, or none when it is -1; a month, or none when it is 0. */
    record Line(int key, int village, int month, int amount) {
        String text() {
            return "%d,%s,%s,%d%n"
                    .formatted(
                            key,
                            village < 0 ? "" : FixtureCity.village(village),
                            month == 0 ? "" : "2026-%02d-15".formatted(month),
                            amount);
        }
    }

    @Provide
    Arbitrary<List<List<Line>>> batches() {
        Arbitrary<Line> line =
                Combinators.combine(
                                Arbitraries.integers().between(1, 12),
                                Arbitraries.integers().between(-1, FixtureCity.VILLAGES - 1),
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.integers().between(-5, 50))
                        .as(Line::new);
        return line.list()
                .uniqueElements(Line::key)
                .ofMinSize(1)
                .ofMaxSize(10)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void holdsAfterFilesThatAdd(@ForAll("batches") List<List<Line>> batches) {
        check("APPEND", batches);
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void holdsAfterFilesThatReplaceRows(@ForAll("batches") List<List<Line>> batches) {
        check("UPSERT", batches);
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void holdsAfterFilesThatReplaceAllRows(@ForAll("batches") List<List<Line>> batches) {
        check("REPLACE", batches);
    }

    private static void check(String mode, List<List<Line>> batches) {
        String id = "law" + COUNT.incrementAndGet();
        owner.post("/api/datasets", definition(id, mode)).expect(201);
        Map<Integer, Line> rows = new TreeMap<>();
        for (List<Line> batch : batches) {
            StringBuilder file = new StringBuilder("key,area,day,amount\n");
            batch.forEach(line -> file.append(line.text()));
            send(id, file.toString());
            if (mode.equals("REPLACE")) {
                rows.clear();
            }
            for (Line line : batch) {
                if (mode.equals("UPSERT")) {
                    rows.put(line.key(), line);
                } else {
                    rows.putIfAbsent(line.key(), line);
                }
            }
        }
        equalsTheRows(id, rows);
        addsUp(id);
        tellsNobodyMore(id, rows);
        assertThat(comparison(id).path("wrong").asLong()).isZero();
    }

    /** The same content again is not taken again by a dataset to which files add. */
    private static void send(String id, String file) {
        Answer sent =
                owner.post("/api/datasets/" + id + "/batches", "text/csv", file.getBytes(UTF_8));
        assertThat(sent.status()).isIn(200, 202);
        FixtureDatasets.await(owner, sent.text("id"));
    }

    private static Map<String, Object> definition(String id, String mode) {
        Map<String, Object> definition =
                new HashMap<>(
                        Map.of(
                                "id",
                                id,
                                "name",
                                "规律",
                                "owner",
                                "market",
                                "sensitivity",
                                "INTERNAL",
                                "mode",
                                mode,
                                "elements",
                                List.of(
                                        element("key", "INTEGER", true),
                                        element("area", "TEXT", false),
                                        element("day", "DATE", false),
                                        element("amount", "INTEGER", false)),
                                "key",
                                List.of("key"),
                                "placing",
                                Map.of("kind", "AREA_CODE", "element", "area"),
                                "month",
                                "day"));
        return definition;
    }

    private static Map<String, Object> element(String name, String type, boolean required) {
        return Map.of("name", name, "label", name, "type", type, "required", required);
    }

    private static JsonNode summary(ApiClient who, String id, String query) {
        JsonNode summary =
                who.get("/api/datasets/" + id + "/summary?measures=sum:amount&" + query)
                        .expect(200)
                        .json();
        assertThat(summary.path("source").asString()).isEqualTo("aggregate");
        return summary;
    }

    private static JsonNode comparison(String id) {
        return server.administrator().get("/api/datasets/" + id + "/aggregates").expect(200).json();
    }

    private static void equalsTheRows(String id, Map<Integer, Line> rows) {
        Map<String, String> villages = new TreeMap<>();
        Map<String, String> months = new TreeMap<>();
        rows.values().stream()
                .filter(line -> line.village() >= 0)
                .forEach(line -> {
                    add(villages, FixtureCity.village(line.village()), line);
                    add(months, line.month() == 0 ? "" : "2026-0" + line.month(), line);
                });
        JsonNode byVillage = summary(owner, id, "by=VILLAGE");
        assertThat(items(byVillage)).isEqualTo(villages);
        assertThat(items(summary(owner, id, "by=month"))).isEqualTo(months);
        assertThat(byVillage.path("unplaced").asLong())
                .isEqualTo(rows.values().stream().filter(line -> line.village() < 0).count());
        long february =
                rows.values().stream()
                        .filter(line -> line.village() >= 0 && line.month() == 2)
                        .count();
        LocalDate first = LocalDate.of(2026, 2, 1);
        JsonNode month =
                summary(
                        owner,
                        id,
                        "by=TOWN&filter=day:ge:%s&filter=day:le:%s"
                                .formatted(first, first.plusMonths(1).minusDays(1)));
        assertThat(month.path("total").asLong()).isEqualTo(february);
    }

    private static void add(Map<String, String> groups, String key, Line line) {
        String[] known = groups.getOrDefault(key, "0 0").split(" ", 2);
        groups.put(
                key,
                (Long.parseLong(known[0]) + 1) + " " + (Long.parseLong(known[1]) + line.amount()));
    }

    private static Map<String, String> items(JsonNode summary) {
        Map<String, String> items = new TreeMap<>();
        summary.path("items")
                .forEach(item ->
                        items.put(
                                item.path("key").asString(),
                                item.path("count").asLong() + " " + sum(item).toBigIntegerExact()));
        return items;
    }

    private static BigDecimal sum(JsonNode item) {
        return item.path("sum").decimalValue();
    }

    /** Children, and rows of the area itself, add up to what its own parent is told of it. */
    private static void addsUp(String id) {
        Map<String, String> parents = items(summary(owner, id, "by=COUNTY"));
        parents.putAll(items(summary(owner, id, "by=TOWN")));
        parents.forEach((area, numbers) -> {
            JsonNode children = summary(owner, id, "by=children&area=" + area);
            long count = 0;
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode child : children.path("items")) {
                count += child.path("count").asLong();
                sum = sum.add(sum(child));
            }
            assertThat(count + " " + sum.toBigIntegerExact()).as(area).isEqualTo(numbers);
        });
    }

    private static void tellsNobodyMore(String id, Map<Integer, Line> rows) {
        SLICES.forEach((person, villages) -> {
            long own =
                    rows.values().stream()
                            .filter(line -> villages.contains(line.village()))
                            .count();
            for (String by :
                    List.of("by=COUNTY", "by=VILLAGE", "by=month", "by=children&area=3503")) {
                JsonNode told = summary(Objects.requireNonNull(PEOPLE.get(person)), id, by);
                assertThat(told.path("total").asLong()).as(person + " " + by).isEqualTo(own);
                assertThat(told.has("unplaced")).isFalse();
            }
        });
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
