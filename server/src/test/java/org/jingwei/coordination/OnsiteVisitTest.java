package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The market authority applies for a code of its approved inspection. At the factory's door either
 * side scans it; the platform takes down when and where, and when the officers left. A code that is
 * not for this door and this day is refused with the reason.
 */
class OnsiteVisitTest {
    private final GateCity city = GateCity.shared();

    @Test
    void givesACodeForAnApprovedInspectionToItsTwoSides() {
        OnsiteDoor door =
                OnsiteDoor.submitted(city, OnsiteDoor.today(), OnsiteDoor.today().plusDays(3));
        assertThat(door.code("market", false).expect(409).text("code")).isEqualTo("not-approved");
        city.act("city", door.matter(), "approve", 2).expect(200);
        String sealed = door.sealed();
        assertThat(door.sealed()).isEqualTo(sealed);
        assertThat(sealed).startsWith("JW1." + door.typed());
        door.code("factory", false).expect(403);
        door.code("education", false).expect(404);
        assertThat(city.get("market", door.path("/code.svg")).expect(200).body()).contains("<svg");
        city.get("factory", door.path("/code.svg")).expect(200);
        city.get("city", door.path("/code.svg")).expect(404);
    }

    @Test
    void takesDownArrivalPlaceAndLeavingByTheDatabasesClock() {
        OnsiteDoor door = OnsiteDoor.approved(city);
        double[] at = FixtureCity.place(0, 0);
        Map<String, Object> where =
                Map.of("longitude", at[0], "latitude", at[1] + 0.001, "accuracy", 12.5);
        JsonNode visit = door.scan("market", door.sealed(), false, where).expect(200).json();
        assertThat(visit.path("arrival").path("side").asString()).isEqualTo("OFFICER");
        assertThat(visit.path("arrival").path("distance").asDouble()).isBetween(100.0, 125.0);
        assertThat(visit.path("checklist")).hasSize(2);
        city.set(
                "UPDATE inspection_visit SET arrived_at = arrived_at - interval '95 minutes' WHERE matter = '"
                        + door.matter()
                        + "'");
        JsonNode left = door.scan("factory", door.typed(), true).expect(200).json();
        assertThat(left.path("minutes").asInt()).isEqualTo(95);
        JsonNode again = door.scan("market", door.sealed(), true).expect(200).json();
        assertThat(again.path("leftAt")).isEqualTo(left.path("leftAt"));
    }

    @Test
    void aSecondScanIsTheSameVisitAndTheOtherSideConfirmsIt() {
        OnsiteDoor door = OnsiteDoor.approved(city);
        String typed = door.typed();
        String spoken = typed.substring(0, 5).toLowerCase(Locale.ROOT) + " - " + typed.substring(5);
        JsonNode first = door.scan("factory", spoken, false).expect(200).json();
        JsonNode same = door.scan("factory", typed, false).expect(200).json();
        assertThat(same.path("confirmedAt").isMissingNode()).isTrue();
        JsonNode other = door.scan("market", door.sealed(), false).expect(200).json();
        assertThat(other.path("id")).isEqualTo(first.path("id"));
        assertThat(other.path("arrival").path("at")).isEqualTo(first.path("arrival").path("at"));
        assertThat(other.path("confirmedAt").asString()).isNotEmpty();
    }

    @Test
    void ofManyScansAtOnceOneVisitComes() {
        OnsiteDoor door = OnsiteDoor.approved(city);
        String sealed = door.sealed();
        List<Callable<Answer>> scans = new ArrayList<>();
        for (String who : List.of("market", "factory", "market", "factory")) {
            scans.add(() -> door.scan(who, sealed, false));
        }
        assertThat(GateCity.atOnce(scans)).containsOnly(200);
        assertThat(
                        city.ask(
                                "SELECT count(*) FROM inspection_visit WHERE matter = '"
                                        + door.matter()
                                        + "'"))
                .isEqualTo("1");
    }

    @Test
    void saysWhyACodeIsRefused() {
        OnsiteDoor door = OnsiteDoor.approved(city);
        String sealed = door.sealed();
        String typed = door.typed();
        char wrong = typed.charAt(3) == '7' ? '8' : '7';
        assertThat(refusal(door.scan("market", "hello", false))).isEqualTo("mistyped-code");
        assertThat(
                        refusal(
                                door.scan(
                                        "market",
                                        typed.substring(0, 3) + wrong + typed.substring(4),
                                        false)))
                .isEqualTo("mistyped-code");
        assertThat(refusal(door.scan("market", "00000000000", false))).isEqualTo("unknown-code");
        String[] parts = sealed.split("\\.", -1);
        parts[3] = Long.toString(Long.parseLong(parts[3]) + 86_400);
        assertThat(refusal(door.scan("factory", String.join(".", parts), false)))
                .isEqualTo("forged-code");
        assertThat(
                        refusal(
                                door.scan(
                                        "factory",
                                        sealed.substring(0, sealed.length() - 3) + "AAA",
                                        false)))
                .isEqualTo("forged-code");
        door.code("market", true).expect(200);
        assertThat(refusal(door.scan("factory", sealed, false))).isEqualTo("ended-code");
        assertThat(refusal(door.scan("education", door.typed(), false))).isEqualTo("other-unit");
        assertThat(city.get("market", "/api/onsite/visits").body()).doesNotContain(door.matter());
    }

    @Test
    void aCodeOfAnotherEnterpriseIsRefused() {
        Map<String, Object> other =
                Map.of(
                        "from", OnsiteDoor.today().toString(),
                        "to", OnsiteDoor.today().plusDays(2).toString(),
                        "targets",
                                List.of(
                                        GateCity.target(
                                                "ENTERPRISE", FixtureCity.creditCode(0, 1))));
        String matter = city.submitted("market", other);
        city.act("city", matter, "approve", 2).expect(200);
        String path = "/api/onsite/" + matter + "/" + FixtureCity.creditCode(0, 1) + "/code";
        String sealed =
                city.post("market", path, Map.of("renew", false)).expect(200).text("sealed");
        OnsiteDoor door = new OnsiteDoor(city, matter);
        assertThat(refusal(door.scan("factory", sealed, false))).isEqualTo("other-enterprise");
        city.get("factory", path + ".svg").expect(404);
    }

    @Test
    void aCodeHoldsInItsWindowOnly() {
        OnsiteDoor later =
                OnsiteDoor.submitted(
                        city, OnsiteDoor.today().plusDays(1), OnsiteDoor.today().plusDays(3));
        city.act("city", later.matter(), "approve", 2).expect(200);
        assertThat(refusal(later.scan("market", later.sealed(), false))).isEqualTo("early-code");
        OnsiteDoor over = OnsiteDoor.approved(city);
        String sealed = over.sealed();
        assertThat(sealed).isNotEmpty();
        city.set(
                "UPDATE inspection_code SET valid_from = now() - interval '9 days', valid_to = now() - interval '1 day'"
                        + " WHERE matter = '"
                        + over.matter()
                        + "'");
        String typed =
                city.ask("SELECT code FROM inspection_code WHERE matter = '" + over.matter() + "'");
        assertThat(refusal(over.scan("market", typed, false))).isEqualTo("expired-code");
        assertThat(over.sealed()).isNotEqualTo(sealed);
    }

    @Test
    void leavingNeedsAnArrival() {
        OnsiteDoor door = OnsiteDoor.approved(city);
        assertThat(door.scan("market", door.sealed(), true).expect(409).text("code"))
                .isEqualTo("not-arrived");
    }

    @Test
    void aVisitThatCouldNotBeScannedIsWrittenDownWithItsReasonAndFlaggedAfterTenDays() {
        OnsiteDoor door = OnsiteDoor.approved(city);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String arrived = now.minus(10, ChronoUnit.DAYS).toString();
        String left = now.minus(10, ChronoUnit.DAYS).plusSeconds(1800).toString();
        door.backfill("market", arrived, left, "").expect(422);
        door.backfill("factory", arrived, left, "断网").expect(403);
        door.backfill(
                        "market",
                        now.plusSeconds(600).toString(),
                        now.plusSeconds(900).toString(),
                        "断网")
                .expect(422);
        JsonNode visit = door.backfill("market", arrived, left, "当日断网").expect(200).json();
        assertThat(visit.path("minutes").asInt()).isEqualTo(30);
        assertThat(visit.path("backfilled").path("late").asBoolean()).isFalse();
        assertThat(door.backfill("market", arrived, left, "再报").expect(409).text("code"))
                .isEqualTo("visited-already");
        OnsiteDoor tooLate = OnsiteDoor.approved(city);
        Instant longAgo = now.minus(12, ChronoUnit.DAYS);
        JsonNode flagged =
                tooLate.backfill(
                                "market",
                                longAgo.toString(),
                                longAgo.plusSeconds(60).toString(),
                                "断网")
                        .expect(200)
                        .json();
        assertThat(flagged.path("backfilled").path("late").asBoolean()).isTrue();
    }

    @Test
    void aVisitIsSeenByTheTwoSidesAndThoseWhoLookAfterTheArea() {
        OnsiteDoor door = OnsiteDoor.approved(city).arrived();
        for (String who : List.of("market", "factory", "city", "town", "village")) {
            assertThat(city.get(who, "/api/onsite/visits?limit=500").expect(200).body())
                    .as(who)
                    .contains(door.matter());
        }
        for (String who : List.of("education", "sibling")) {
            assertThat(city.get(who, "/api/onsite/visits?limit=500").expect(200).body())
                    .as(who)
                    .doesNotContain(door.matter());
        }
    }

    @Test
    void aVisitThatInspectsNothingIsWrittenDownOnce() {
        String path = "/api/onsite/courtesy-visits/" + UUID.randomUUID();
        Map<String, Object> visit =
                Map.of(
                        "key",
                        GateCity.FACTORY,
                        "purpose",
                        "SURVEY",
                        "note",
                        "经济普查入户走访",
                        "arrivedAt",
                        Instant.now().minusSeconds(3600).toString(),
                        "minutes",
                        20);
        city.as("market").put(path, visit).expect(200);
        city.as("market").put(path, visit).expect(200);
        city.as("factory").put(path, visit).expect(403);
        List<String> seen = new ArrayList<>();
        for (JsonNode one : courtesies("factory")) {
            seen.add(one.path("id").asString());
        }
        assertThat(seen.stream().filter(path::endsWith)).hasSize(1);
        assertThat(courtesies("education")).isEmpty();
    }

    private JsonNode courtesies(String who) {
        return city.get(who, "/api/onsite/courtesy-visits").json().path("page").path("items");
    }

    private static String refusal(Answer answer) {
        answer.expect(422);
        assertThat(answer.text("detail")).isNotBlank();
        return answer.text("code");
    }
}
