package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jingwei.testing.Answer;
import org.jingwei.testing.Patience;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A centre has three working days. It is warned, it may ask for more and be urged, and when it lets
 * the time run out the centre above learns of it, once.
 */
class DeadlineTest {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final GateCity city = GateCity.shared();

    private JsonNode deadline(String id) {
        return city.room("market", id, "deadline").path("deadline");
    }

    private static Instant due(JsonNode deadline) {
        return Instant.parse(deadline.path("due").asString());
    }

    private void setDue(String id, String moment) {
        city.set("UPDATE matter_deadline SET due = " + moment + " WHERE matter = '" + id + "'");
    }

    private void runOut(String id) {
        setDue(id, "now() - interval '1 minute'");
        city.lookForDueWork();
        Patience.await(
                "the time of " + id + " is over",
                () -> city.steps(id),
                steps -> steps.contains("escalate"));
    }

    @Test
    void runsWhileTheMatterWaitsForTheCentre() {
        String id = city.submitted();
        JsonNode deadline = deadline(id);
        assertThat(deadline.path("light").asString()).isEqualTo("GREEN");
        assertThat(deadline.path("restMinutes").asInt()).isBetween(18 * 60 - 1, 24 * 60);
        assertThat(due(deadline).atZone(BEIJING).toLocalTime()).hasToString("17:30");
        city.act("city", id, "approve", 2).expect(200);
        assertThat(deadline(id).isNull() || deadline(id).isMissingNode()).isTrue();
    }

    @Test
    void turnsYellowAndThenRed() {
        String id = city.submitted();
        assertThat(city.box("city", "OVERDUE")).doesNotContain(id);
        setDue(id, "now() + interval '1 minute'");
        assertThat(deadline(id).path("light").asString()).isEqualTo("YELLOW");
        city.set("UPDATE matter_deadline SET expired_at = now() WHERE matter = '" + id + "'");
        setDue(id, "now() - interval '1 minute'");
        assertThat(deadline(id).path("light").asString()).isEqualTo("RED");
        assertThat(city.box("city", "OVERDUE")).contains(id);
        JsonNode row =
                city.get("city", "/api/matters?box=OVERDUE&limit=500").items().stream()
                        .filter(each -> each.path("id").asString().equals(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(row.path("deadline").path("light").asString()).isEqualTo("RED");
    }

    @Test
    void isHandedToTheCentreAboveOnceWhateverTheClockDoes() {
        String id = city.submitted();
        runOut(id);
        assertThat(city.box("city", "ESCALATED")).contains(id);
        assertThat(city.box("east", "ESCALATED")).doesNotContain(id);
        assertThat(deadline(id).path("escalatedTo").asString()).isEqualTo("centre");

        setDue(id, "now() + interval '1 hour'");
        setDue(id, "now() - interval '1 hour'");
        String second = city.submitted();
        runOut(second);
        assertThat(city.steps(id)).containsExactly("submit", "escalate");
        city.act("east", id, "approve", 2).expect(200);
        assertThat(city.box("city", "ESCALATED")).doesNotContain(id).contains(second);
    }

    @Test
    void isWorkedOffOnceByTwoServers() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(city.submitted());
        }
        city.set(
                "UPDATE matter_deadline SET due = now() - interval '1 minute' WHERE matter IN ('"
                        + String.join("','", all)
                        + "')");
        try (TestServer other = city.server().replica()) {
            assertThat(other.as("city").get("/api/matters").status()).isEqualTo(200);
            city.lookForDueWork();
            for (String id : all) {
                Patience.await(
                        "the time of " + id + " is over",
                        () -> city.steps(id),
                        steps -> steps.contains("escalate"));
            }
        }
        String last = city.submitted();
        runOut(last);
        for (String id : all) {
            assertThat(city.steps(id)).containsExactly("submit", "escalate");
        }
    }

    /** An attempt is counted by a sequence, which a transaction that fails does not take back. */
    @Test
    void isWorkedOffOnceAlsoIfTheServerFailsInBetween() {
        String id = city.submitted();
        city.set("CREATE SEQUENCE attempt");
        city.set("GRANT USAGE ON SEQUENCE attempt TO PUBLIC");
        city.set(
                """
                CREATE FUNCTION fail_once_more() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM nextval('attempt'); RAISE 'no power'; END $$\
                """);
        city.set(
                "CREATE TRIGGER no_power BEFORE INSERT ON matter_step FOR EACH ROW WHEN (NEW.action = 'escalate' AND NEW.matter = '"
                        + id
                        + "') EXECUTE FUNCTION fail_once_more()");
        setDue(id, "now() - interval '1 minute'");
        city.lookForDueWork();
        Patience.await(
                "an attempt",
                () -> city.ask("SELECT is_called::text FROM attempt"),
                "true"::equals);
        assertThat(city.steps(id)).containsExactly("submit");
        assertThat(
                        city.ask(
                                "SELECT (expired_at IS NULL)::text FROM matter_deadline WHERE matter = '"
                                        + id
                                        + "'"))
                .isEqualTo("true");
        city.set("DROP TRIGGER no_power ON matter_step");
        runOut(id);
        assertThat(city.steps(id)).containsExactly("submit", "escalate");
    }

    @Test
    void isExtendedByAnotherThanWhoAsked() {
        String id = city.submitted();
        Instant before = due(deadline(id));
        city.verb("market", id, "extensions", Map.of("days", 2, "reason", "需要核实")).expect(403);
        city.verb("east", id, "extensions", Map.of("days", 0, "reason", "需要核实")).expect(422);
        city.verb("east", id, "extensions", Map.of("days", 2, "reason", "")).expect(422);
        city.verb("east", id, "extensions", Map.of("days", 2, "reason", "需要核实")).expect(200);
        assertThat(due(deadline(id))).isEqualTo(before);
        city.verb("east", id, "extensions/decision", Map.of("grant", true, "reason", ""))
                .expect(403);
        city.verb("city", id, "extensions/decision", Map.of("grant", true, "reason", ""))
                .expect(200);
        JsonNode after = deadline(id);
        assertThat(due(after)).isAfterOrEqualTo(before.plusSeconds(2 * 24 * 3600));
        assertThat(after.path("extendedDays").asInt()).isEqualTo(2);
        assertThat(city.steps(id)).containsExactly("submit", "extend", "grant-extension");
    }

    @Test
    void staysWhenMoreTimeIsDenied() {
        String id = city.submitted();
        Instant before = due(deadline(id));
        city.verb("east", id, "extensions", Map.of("days", 5, "reason", "需要核实")).expect(200);
        city.verb("city", id, "extensions/decision", Map.of("grant", false, "reason", " "))
                .expect(422);
        city.verb("city", id, "extensions/decision", Map.of("grant", false, "reason", "时间足够"))
                .expect(200);
        assertThat(due(deadline(id))).isEqualTo(before);
    }

    @Test
    void ofTwoWhoDecideOnMoreTimeAtOnceOneDoes() {
        String id = city.submitted();
        city.verb("east", id, "extensions", Map.of("days", 1, "reason", "需要核实")).expect(200);
        int version = city.version(id);
        List<Callable<Answer>> deeds = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String who = i % 2 == 0 ? "city" : "deputy";
            Map<String, Object> decision =
                    Map.of("grant", i % 3 != 0, "reason", "酌情", "version", version);
            deeds.add(() -> city.verb(who, id, "extensions/decision", decision));
        }
        assertThat(GateCity.atOnce(deeds))
                .containsOnlyOnce(200)
                .filteredOn(status -> status == 409)
                .hasSize(5);
        assertThat(city.steps(id)).hasSize(3);
    }

    @Test
    void aRequestForTimeFromAStalePageOrWithoutAnEndIsNoSecondOne() {
        String id = city.submitted();
        Map<String, Object> ask = Map.of("days", 1, "reason", "需要核实", "version", 1);
        assertThat(city.verb("east", id, "extensions", ask).expect(409).text("code"))
                .isEqualTo("stale-matter");
        String[] named = {"Idempotency-Key", UUID.randomUUID().toString()};
        Map<String, Object> right = Map.of("days", 1, "reason", "需要核实", "version", 2);
        city.verb("east", id, "extensions", right, named).expect(200);
        city.verb("east", id, "extensions", right, named).expect(200);
        assertThat(city.steps(id)).containsExactly("submit", "extend");
        city.act("east", id, "approve", 3).expect(200);
        assertThat(city.room("market", id, "deadline").path("extensions").path(0).path("state"))
                .hasToString("\"LAPSED\"");
    }

    @Test
    void isUrgedOnceAWorkingDayByEachAndNobodysPageGoesStale() {
        String id = city.submitted();
        assertThat(city.room("market", id, "deadline").path("open").toString()).contains("urge");
        String[] named = {"Idempotency-Key", UUID.randomUUID().toString()};
        city.verb("market", id, "urges", Map.of("reason", "请尽快审核"), named).expect(200);
        city.verb("market", id, "urges", Map.of("reason", "请尽快审核"), named).expect(200);
        assertThat(city.verb("market", id, "urges", Map.of()).expect(409).text("code"))
                .isEqualTo("urged-today");
        city.verb("factory", id, "urges", Map.of()).expect(403);
        assertThat(city.verb("east", id, "urges", Map.of()).expect(409).text("code"))
                .isEqualTo("nobody-to-urge");
        city.act("east", id, "approve", 2).expect(200);
        city.verb("east", id, "urges", Map.of("reason", "请按时实施")).expect(200);
        assertThat(city.steps(id)).containsExactly("submit", "urge", "approve", "urge");
    }

    @Test
    void movesWhenTheCentreSetsADayOff() {
        String id = city.submitted();
        LocalDate day = due(deadline(id)).atZone(BEIJING).toLocalDate();
        String path = "/api/calendar/days/" + day;
        city.as("market").put(path, Map.of("working", false, "name", "台风")).expect(403);
        city.as("east").put(path, Map.of("working", false, "name", "台风停工")).expect(204);
        assertThat(due(deadline(id)).atZone(BEIJING).toLocalDate()).isAfter(day);
        city.as("east").delete(path).expect(204);
        assertThat(due(deadline(id)).atZone(BEIJING).toLocalDate()).isEqualTo(day);
    }

    @Test
    void anAreaKeepsTheCalendarOfTheAreasAroundIt() {
        String path = "/api/calendar/days/2026-12-21";
        city.as("city").put(path, Map.of("working", false, "name", "市里放假")).expect(204);
        assertThat(city.get("village", "/api/calendar?year=2026").body()).contains("市里放假");
        assertThat(
                        city.get("village", "/api/calendar?year=2026")
                                .json()
                                .path("announced")
                                .asBoolean())
                .isTrue();
        assertThat(
                        city.get("village", "/api/calendar?year=2031")
                                .json()
                                .path("announced")
                                .asBoolean())
                .isFalse();
        city.as("city").delete(path).expect(204);
        assertThat(city.get("village", "/api/calendar?year=2026").body()).doesNotContain("市里放假");
        city.as("city").put("/api/calendar/hours", Map.of("hours", "09:00-08:00")).expect(422);
        city.as("city")
                .put("/api/calendar/days/2199-01-01", Map.of("working", false, "name", "远"))
                .expect(422);
        assertThat(city.get("town", "/api/calendar?year=2026").text("hours"))
                .isEqualTo("09:00-12:00,14:30-17:30");
    }
}
