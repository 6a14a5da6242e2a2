package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;

/**
 * Ninety minutes are asked of the factory. The ledger says of each matter what of them came about
 * and what was spared, and why; a step that failed or was sent twice is booked once or not at all.
 */
class BookingTest {
    private final GateCity city = GateCity.shared();

    /** The entries of a matter from its beginning, such as {@code SAVED MERGED 90}. */
    private List<String> booked(String id) {
        List<String> entries =
                new ArrayList<>(
                        city
                                .get("market", "/api/ledger/entries?limit=500&matter=" + id)
                                .items()
                                .stream()
                                .map(entry ->
                                        (entry.path("booking").asString()
                                                        + " "
                                                        + entry.path("saving").asString("")
                                                        + " "
                                                        + entry.path("minutes").asInt())
                                                .replace("  ", " "))
                                .toList());
        Collections.reverse(entries);
        return entries;
    }

    private void advise(String id, String kind, List<String> others) {
        city.verb("city", id, "advice", Map.of("kind", kind, "reason", "减少打扰", "matters", others))
                .expect(200);
        city.verb("market", id, "advice/answer", Map.of("accept", true, "reason", "")).expect(200);
    }

    private void change(String id, int minutes, List<?> targets) {
        Map<String, Object> draft =
                Map.of(
                        "mechanism", "INSPECTION",
                        "title", "食品安全日常检查",
                        "legalBasis", "《中华人民共和国食品安全法》第一百一十条",
                        "from", "2027-03-01",
                        "to", "2027-03-20",
                        "minutes", minutes,
                        "note", "",
                        "targets", targets);
        city.as("market")
                .put("/api/matters/" + id + "?version=" + city.version(id), draft)
                .expect(200);
        city.act("market", id, "submit", city.version(id)).expect(200);
    }

    private static List<?> factory() {
        return List.of(GateCity.target("ENTERPRISE", GateCity.FACTORY));
    }

    @Test
    void whatIsApprovedIsImposedAndStaysWhenDone() {
        String id = city.submitted();
        assertThat(booked(id)).containsExactly("ASKED 90");
        city.act("city", id, "approve", 2).expect(200);
        city.act("market", id, "start", 3).expect(200);
        city.act("market", id, "finish", 4).expect(200);
        assertThat(booked(id)).containsExactly("ASKED 90", "IMPOSED 90");
    }

    @Test
    void whatIsReturnedIsOpenUntilItIsTakenBack() {
        String id = city.submitted();
        city.act("city", id, "return", 2).expect(200);
        assertThat(booked(id)).as("it is open what becomes of it").containsExactly("ASKED 90");
        city.act("market", id, "withdraw", 3).expect(200);
        assertThat(booked(id)).containsExactly("ASKED 90", "SAVED WITHDRAWN 90");
    }

    @Test
    void theCentreSavesWhatItRefuses() {
        String id = city.submitted();
        city.act("city", id, "refuse", 2).expect(200);
        assertThat(booked(id)).containsExactly("ASKED 90", "SAVED REFUSED_BY_CENTRE 90");
    }

    @Test
    void aTargetThatObjectedIsWhyItsMinutesAreSaved() {
        String id =
                city.submitted(
                        "market",
                        Map.of(
                                "mechanism",
                                "VILLAGE",
                                "minutes",
                                30,
                                "targets",
                                List.of(
                                        GateCity.target("AREA", FixtureCity.village(0)),
                                        GateCity.target("AREA", FixtureCity.village(1)))));
        city.act("city", id, "consult", 2).expect(200);
        city.verb("village", id, "answers", Map.of("objects", true, "reason", "正值农忙")).expect(200);
        city.verb("sibling", id, "answers", Map.of("objects", false, "reason", "")).expect(200);
        city.act("city", id, "refuse", city.version(id)).expect(200);
        assertThat(booked(id))
                .containsExactlyInAnyOrder(
                        "ASKED 30",
                        "ASKED 30",
                        "SAVED REFUSED_BY_TARGET 30",
                        "SAVED REFUSED_BY_CENTRE 30");
    }

    @Test
    void anAdviceThatIsFollowedSavesWhatItMakesLess() {
        String merged = city.submitted();
        advise(merged, "MERGE", List.of(city.submitted("education", Map.of())));
        city.act("market", merged, "withdraw", city.version(merged)).expect(200);
        assertThat(booked(merged)).containsExactly("ASKED 90", "SAVED MERGED 90");
        String remote = city.submitted();
        advise(remote, "REMOTE", List.of());
        change(remote, 20, factory());
        city.act("city", remote, "approve", city.version(remote)).expect(200);
        assertThat(booked(remote)).containsExactly("ASKED 90", "IMPOSED 20", "SAVED REMOTE 70");
    }

    @Test
    void whatWasInForceIsRelievedWhenItIsCancelled() {
        String id = city.submitted();
        city.act("city", id, "approve", 2).expect(200);
        advise(id, "CANCEL", List.of());
        assertThat(city.state(id)).isEqualTo("WITHDRAWN");
        assertThat(booked(id))
                .containsExactly("ASKED 90", "IMPOSED 90", "RELIEVED 90", "SAVED CANCELLED 90");
    }

    @Test
    void whatWasSavedIsReopenedWhenMoreIsAskedAgain() {
        String id = city.submitted();
        city.act("city", id, "return", 2).expect(200);
        change(id, 60, factory());
        city.act("city", id, "approve", city.version(id)).expect(200);
        assertThat(booked(id)).containsExactly("ASKED 90", "IMPOSED 60", "SAVED CHANGED 30");
        advise(id, "CHANGE", List.of());
        change(id, 100, factory());
        city.act("city", id, "approve", city.version(id)).expect(200);
        assertThat(booked(id))
                .containsExactly(
                        "ASKED 90",
                        "IMPOSED 60",
                        "SAVED CHANGED 30",
                        "RELIEVED 60",
                        "REOPENED CHANGED 30",
                        "ASKED 10",
                        "IMPOSED 100");
    }

    @Test
    void aTargetThatIsLeftOutIsSaved() {
        String other = FixtureCity.creditCode(0, 1);
        String id =
                city.submitted(
                        "market",
                        Map.of(
                                "targets",
                                List.of(
                                        GateCity.target("ENTERPRISE", GateCity.FACTORY),
                                        GateCity.target("ENTERPRISE", other))));
        city.act("city", id, "return", 2).expect(200);
        change(id, 90, factory());
        city.act("city", id, "approve", city.version(id)).expect(200);
        assertThat(
                        city.ask(
                                "SELECT string_agg(booking, ' ' ORDER BY id) FROM ledger_entry WHERE matter = '"
                                        + id
                                        + "' AND key = '"
                                        + other
                                        + "'"))
                .isEqualTo("ASKED SAVED");
        assertThat(booked(id))
                .containsExactlyInAnyOrder(
                        "ASKED 90", "ASKED 90", "IMPOSED 90", "SAVED CHANGED 90");
    }

    @Test
    void whatARuleForbidsIsSavedByTheRule() {
        String id = city.submitted("market", Map.of("from", "2031-05-05", "to", "2031-05-06"));
        city.post(
                        "city",
                        "/api/rules",
                        Map.ofEntries(
                                Map.entry("id", "LEDGER-FORBIDDEN"),
                                Map.entry("mechanisms", List.of("INSPECTION")),
                                Map.entry("name", "节日不检查"),
                                Map.entry("nameEn", "No inspections on holidays"),
                                Map.entry("legalSource", "《测试办法》第一条"),
                                Map.entry("area", ""),
                                Map.entry("from", "2031-01-01"),
                                Map.entry("to", "2031-12-31"),
                                Map.entry("severity", "REFUSE"),
                                Map.entry("kind", "FORBIDDEN_PERIOD"),
                                Map.entry(
                                        "parameters",
                                        Map.of(
                                                "spans",
                                                List.of(
                                                        Map.of(
                                                                "name", "劳动节",
                                                                "from", "05-01",
                                                                "to", "05-07")))),
                                Map.entry("exceptFor", List.of())))
                .expect(201);
        city.act("city", id, "approve", 2).expect(422);
        city.act("city", id, "refuse", 2).expect(200);
        assertThat(booked(id)).containsExactly("ASKED 90", "SAVED REFUSED_BY_RULE 90");
    }

    @Test
    void aStepThatCannotBeBookedIsNotTaken() {
        String id = city.submitted();
        city.set(
                """
                CREATE FUNCTION fail_entry() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
                CREATE TRIGGER fail_entry BEFORE INSERT ON ledger_entry FOR EACH ROW
                WHEN (NEW.matter = '%s') EXECUTE FUNCTION fail_entry()\
                """
                        .formatted(id));
        city.act("city", id, "approve", 2).expect(500);
        assertThat(city.state(id)).isEqualTo("SUBMITTED");
        city.set("DROP TRIGGER fail_entry ON ledger_entry; DROP FUNCTION fail_entry");
        city.act("city", id, "approve", 2).expect(200);
        assertThat(booked(id)).containsExactly("ASKED 90", "IMPOSED 90");
    }

    @Test
    void isBookedOnceHoweverOftenItIsSent() {
        String id = city.submitted();
        String key = UUID.randomUUID().toString();
        List<Callable<Answer>> deeds = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            deeds.add(() -> approve("city", id, key));
            deeds.add(() -> approve("deputy", id, UUID.randomUUID().toString()));
        }
        assertThat(GateCity.atOnce(deeds)).contains(200);
        assertThat(booked(id)).containsExactly("ASKED 90", "IMPOSED 90");
    }

    private Answer approve(String who, String id, String key) {
        return city.post(
                who,
                "/api/matters/" + id + "/actions",
                Map.of("action", "approve", "version", 2, "reason", ""),
                "Idempotency-Key",
                key);
    }

    @Test
    void theApplicationAddsEntriesAndChangesNone() {
        assertThat(
                        city.ask(
                                "SELECT string_agg(privilege_type, ' ' ORDER BY privilege_type) FROM information_schema.role_table_grants WHERE table_name = 'ledger_entry' AND grantee = 'jingwei_app'"))
                .isEqualTo("INSERT SELECT");
    }
}
