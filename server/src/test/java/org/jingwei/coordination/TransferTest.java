package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;

/** A centre hands a matter to another one, which decides from then on. */
class TransferTest {
    private static final int WEST = 6;

    private final GateCity city = GateCity.shared();

    /** Asks one enterprise in each county: the eastern centre holds one of the two. */
    private String ofBothCounties() {
        return city.submitted(
                "market",
                Map.of(
                        "targets",
                        List.of(
                                GateCity.target("ENTERPRISE", GateCity.FACTORY),
                                GateCity.target("ENTERPRISE", FixtureCity.creditCode(WEST, 1)))));
    }

    private static Map<String, Object> to(String centre) {
        return Map.of("to", centre, "reason", "由东区办理更便利");
    }

    @Test
    void isDecidedByTheCentreItWasHandedTo() {
        String id = ofBothCounties();
        city.act("east", id, "approve", city.version(id)).expect(403);
        assertThat(city.box("city", "WAITING")).contains(id);
        city.verb("city", id, "transfers", to("east-centre")).expect(200);
        assertThat(city.get("east", "/api/matters/" + id + "/targets").items()).hasSize(2);
        assertThat(city.box("east", "WAITING")).contains(id);
        assertThat(city.box("city", "WAITING")).doesNotContain(id);
        city.get("city", "/api/matters/" + id).expect(200);
        city.act("city", id, "approve", city.version(id)).expect(403);
        city.verb("city", id, "transfers", to("east-centre")).expect(403);
        city.act("east", id, "approve", city.version(id)).expect(200);
        assertThat(city.steps(id)).containsExactly("submit", "transfer", "approve");
        assertThat(
                        city.room("market", id, "signers")
                                .path("transfers")
                                .path(0)
                                .path("toCentre")
                                .asString())
                .isEqualTo("east-centre");
    }

    @Test
    void isHandedBack() {
        String id = ofBothCounties();
        city.verb("city", id, "transfers", to("east-centre")).expect(200);
        city.verb("east", id, "transfers", to("centre")).expect(200);
        city.act("east", id, "approve", city.version(id)).expect(403);
        city.get("east", "/api/matters/" + id).expect(200);
        city.act("city", id, "approve", city.version(id)).expect(200);
    }

    @Test
    void goesOnlyToACentreInWhoseAreaATargetLies() {
        String west =
                city.submitted(
                        "market",
                        Map.of(
                                "targets",
                                List.of(
                                        GateCity.target(
                                                "ENTERPRISE", FixtureCity.creditCode(WEST, 2)))));
        for (String wrong : List.of("east-centre", "centre", "police", "town-1", "")) {
            assertThat(city.verb("city", west, "transfers", to(wrong)).expect(422).text("code"))
                    .isEqualTo("not-competent");
        }
        String id = ofBothCounties();
        city.verb("city", id, "transfers", Map.of("to", "east-centre", "reason", "")).expect(422);
        city.verb("market", id, "transfers", to("east-centre")).expect(403);
        city.act("city", id, "approve", city.version(id)).expect(200);
        city.verb("city", id, "transfers", to("east-centre")).expect(409);
    }

    @Test
    void twoAtOnceAreOneTransfer() {
        String id = ofBothCounties();
        Map<String, Object> body = new HashMap<>(to("east-centre"));
        body.put("version", city.version(id));
        assertThat(
                        GateCity.atOnce(
                                List.of(
                                        () -> city.verb("city", id, "transfers", body),
                                        () -> city.verb("deputy", id, "transfers", body))))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(city.steps(id)).containsExactly("submit", "transfer");
        city.verb("city", id, "transfers", body, "Idempotency-Key", "late").expect(409);
    }
}
