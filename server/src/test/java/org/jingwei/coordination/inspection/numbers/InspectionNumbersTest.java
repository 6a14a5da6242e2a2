package org.jingwei.coordination.inspection.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A year that no other test asks anything in: two departments inspect factories of two villages,
 * and one inspection is never carried out.
 */
class InspectionNumbersTest {
    private static final int YEAR = 2043;
    private static final String SPAN = "from=" + YEAR + "-01-01&to=" + YEAR + "-12-31";

    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient city = server.as("city");
    private int year = YEAR;

    private String submitted(String who, String day, List<String> factories) {
        ApiClient department = server.as(who);
        String id =
                department
                        .post(
                                "/api/matters",
                                Map.of(
                                        "mechanism",
                                        "INSPECTION",
                                        "title",
                                        "检查 " + who + day,
                                        "legalBasis",
                                        "《测试办法》第一条",
                                        "from",
                                        year + "-" + day,
                                        "to",
                                        year + "-" + day,
                                        "minutes",
                                        60,
                                        "note",
                                        "",
                                        "targets",
                                        factories.stream()
                                                .map(key ->
                                                        Map.of("kind", "ENTERPRISE", "key", key))
                                                .toList()))
                        .expect(201)
                        .text("id");
        act(department, id, "submit");
        return id;
    }

    private static void act(ApiClient who, String id, String action) {
        int version = who.get("/api/matters/" + id).json().path("version").asInt();
        who.post(
                        "/api/matters/" + id + "/actions",
                        Map.of("action", action, "version", version, "reason", "按计划"))
                .expect(200);
    }

    private String carriedOut(String who, String day, List<String> factories) {
        String id = submitted(who, day, factories);
        act(city, id, "approve");
        act(server.as(who), id, "start");
        return id;
    }

    private String span() {
        return "from=" + year + "-01-01&to=" + year + "-12-31";
    }

    private JsonNode numbers(ApiClient who) {
        return who.get("/api/inspections/numbers?" + span()).expect(200).json();
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.path("count").asLong();
        }
        return sum;
    }

    private List<String> visits(ApiClient who, String more) {
        List<String> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    who.get("/api/inspections/visits?limit=2&" + span() + more + cursor)
                            .expect(200)
                            .json();
            page.path("items").forEach(visit -> all.add(visit.path("target").asString()));
            String next = page.path("next").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + ApiClient.encoded(next);
        } while (!cursor.isEmpty());
        return all;
    }

    @Test
    void eachNumberOpensToItsRowsAndStaysInItsScope() {
        String first = FixtureCity.creditCode(0, 0);
        String second = FixtureCity.creditCode(0, 1);
        String elsewhere = FixtureCity.creditCode(1, 0);
        carriedOut("market", "03-16", List.of(first, second));
        carriedOut("market", "05-16", List.of(first));
        carriedOut("education", "05-17", List.of(first, elsewhere));
        submitted("police", "06-16", List.of(first));

        JsonNode all = numbers(city);
        assertThat(all.path("visits").asLong()).isEqualTo(5);
        assertThat(all.path("visited").asLong()).isEqualTo(3);
        assertThat(all.path("enterprises").asLong()).isGreaterThan(3);
        assertThat(sum(all.path("months"))).isEqualTo(5);
        assertThat(sum(all.path("units"))).isEqualTo(5);
        assertThat(sum(all.path("frequencies"))).isEqualTo(3);
        assertThat(all.path("units").get(0).path("name").asString()).isEqualTo("市市场监督管理局");
        assertThat(all.path("mostVisited").get(0).path("key").asString()).isEqualTo(first);
        assertThat(all.path("mostVisited").get(0).path("count").asLong()).isEqualTo(3);

        assertThat(visits(city, "")).hasSize(5);
        assertThat(visits(city, "&target=" + first)).hasSize(3);
        assertThat(visits(city, "&requester=education"))
                .containsExactlyInAnyOrder(first, elsewhere);
        assertThat(sum(all.path("each"))).as("pairs of a unit and an enterprise").isEqualTo(4);
        assertThat(visits(city, "&times=3")).containsExactly(first, first, first);
        assertThat(visits(city, "&times=1")).containsExactlyInAnyOrder(second, elsewhere);
        assertThat(visits(city, "&each=2")).containsExactly(first, first);
        for (String facet :
                List.of(
                        "JOINT",
                        "REMOTE",
                        "NOTED",
                        "SCANNED",
                        "LATE",
                        "LEFT",
                        "DELIVERED",
                        "WITH_FINDINGS")) {
            assertThat(visits(city, "&of=" + facet)).as(facet).isEmpty();
        }
        assertThat(file("education").lines()).hasSize(3).last().asString().contains(elsewhere);
        assertThat(file("village").lines()).hasSize(5).noneMatch(line -> line.contains(elsewhere));

        assertThat(numbers(server.as("village")).path("visits").asLong()).isEqualTo(4);
        assertThat(visits(server.as("village"), "")).doesNotContain(elsewhere);
        assertThat(numbers(server.as("factory")).path("visits").asLong()).isEqualTo(3);
        assertThat(numbers(server.as("education")).path("visits").asLong()).isEqualTo(2);
    }

    /** Five went out: two joined, one of them by somebody else's advice; three were noted. */
    @Test
    void whatIsKnownOfTheDoorIsCountedAsItsRowsAre() {
        year = YEAR + 2;
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(
                    carriedOut(
                            "market",
                            "0%d-16".formatted(i + 2),
                            List.of(FixtureCity.creditCode(2, i % 3))));
        }
        advise(ids.get(0), "MERGE", "ACCEPTED");
        set(
                "INSERT INTO matter_advice_other (matter, advice, other, number, title, requester) SELECT '%s', 1, id, number, title, requester FROM matter WHERE id = '%s'"
                        .formatted(ids.get(0), ids.get(1)));
        advise(ids.get(2), "REMOTE", "UPHELD");
        advise(ids.get(3), "REMOTE", "REFUSED");
        advise(ids.get(4), "MERGE", "DROPPED");
        note(ids.get(0), "NULL", false, "[]");
        note(ids.get(1), "'NETWORK'", false, "[{\"id\": \"f\"}]");
        note(ids.get(2), "'OTHER'", true, "");
        Map<String, Integer> counts =
                Map.of(
                        "JOINT",
                        2,
                        "REMOTE",
                        1,
                        "NOTED",
                        3,
                        "SCANNED",
                        1,
                        "LATE",
                        1,
                        "LEFT",
                        2,
                        "DELIVERED",
                        2,
                        "WITH_FINDINGS",
                        1);
        JsonNode all = numbers(city);
        counts.forEach((facet, count) ->
                assertThat(visits(city, "&of=" + facet)).as(facet).hasSize(count));
        assertThat(all.path("joint").asInt()).isEqualTo(2);
        assertThat(all.path("remote").asInt()).isEqualTo(1);
        JsonNode door = all.path("door");
        assertThat(door.path("noted").asInt()).isEqualTo(3);
        assertThat(door.path("scanned").asInt()).isEqualTo(1);
        assertThat(door.path("late").asInt()).isEqualTo(1);
        assertThat(door.path("left").asInt()).isEqualTo(2);
        assertThat(door.path("minutes").asInt()).isEqualTo(90);
        assertThat(door.path("delivered").asInt()).isEqualTo(2);
        assertThat(door.path("withFindings").asInt()).isEqualTo(1);
    }

    private void advise(String matter, String kind, String state) {
        set(
                """
                INSERT INTO matter_advice (matter, number, kind, reason, organisation, username, answer_due, state)
                VALUES ('%s', 1, '%s', '按规定', 'centre', 'city', now(), '%s')\
                """
                        .formatted(matter, kind, state));
    }

    /** That somebody came; who has no result has not left. */
    private void note(String matter, String backfill, boolean late, String findings) {
        boolean delivered = !findings.isEmpty();
        set(
                """
                INSERT INTO inspection_visit (id, matter, kind, key, name, area, requester, title, checklist, arrived_at,
                    left_at, arrived_side, arrived_by, backfill, backfilled_at, late)
                SELECT 'n-' || matter, matter, kind, key, name, area, requester, '检查', '[]', now() - interval '45 minutes',
                    CASE WHEN %s THEN now() END, 'OFFICER', 'market', %s, CASE WHEN %s IS NULL THEN NULL ELSE now() END, %s
                FROM matter_target WHERE matter = '%s'\
                """
                        .formatted(delivered, backfill, backfill, late, matter));
        set(
                """
                INSERT INTO inspection_record (visit, device, summary, entries, findings, saved_by, delivered_at)
                VALUES ('n-%s', 'd', '', '[]', '%s', 'market', CASE WHEN %s THEN now() END)\
                """
                        .formatted(matter, delivered ? findings : "[{}]", delivered));
    }

    private void set(String sql) {
        try (Connection connection = server.database("owner");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    private String file(String who) {
        return server.as(who).get("/api/inspections/visits.csv?lang=en&" + SPAN).expect(200).body();
    }

    @Test
    void aSpanOfDaysThatIsNoneIsRefused() {
        city.get("/api/inspections/numbers?from=2043-02-01&to=2043-01-01").expect(400);
        city.get("/api/inspections/numbers?from=2003-02-01&to=2043-01-01").expect(400);
        city.get("/api/inspections/numbers?from=soon&to=2043-01-01").expect(400);
        city.get("/api/inspections/visits?from=2043-02-01").expect(400);
        city.get("/api/inspections/visits?from=soon&to=2043-02-01").expect(400);
        city.get("/api/inspections/visits?" + SPAN + "&cursor=somewhere").expect(400);
        city.get("/api/inspections/visits?" + SPAN + "&of=EVERYTHING").expect(400);
    }
}
