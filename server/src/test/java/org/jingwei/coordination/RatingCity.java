package org.jingwei.coordination;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;

/** Departments whose finished matters are rated, and enterprises that rate them. */
final class RatingCity {
    /** Ballots that are counted together, unless an operator sets another number. */
    static final int BLOCK = 5;

    private static final List<String> ITEMS =
            List.of("MANNER", "NECESSITY", "DISTURBANCE", "LAWFULNESS");

    private final GateCity city;

    RatingCity(GateCity city) {
        this.city = city;
    }

    /** A department of its own, so that its ballots mix with no other test's. */
    void department(String id, String area) {
        organisation(Map.of("id", id, "name", "单位" + id, "kind", "DEPARTMENT", "area", area));
        account(
                id,
                "DEPARTMENT",
                List.of(Map.of("areas", List.of("3503"), "clearance", "INTERNAL")));
    }

    /** The enterprise {@code number} of a village with an account; its name. */
    String enterprise(int village, int number) {
        String id = "works-" + village + "-" + number;
        String key = FixtureCity.creditCode(village, number);
        if (city.ask("SELECT id FROM organisation WHERE id = '" + id + "'").isEmpty()) {
            Map<String, Object> body =
                    new HashMap<>(
                            Map.of(
                                    "id",
                                    id,
                                    "name",
                                    "企业" + village + "-" + number,
                                    "kind",
                                    "ENTERPRISE",
                                    "area",
                                    FixtureCity.village(village)));
            body.put("subject", Map.of("kind", "ENTERPRISE", "key", key));
            organisation(body);
            account(id, "SUBJECT", List.of());
        }
        return id;
    }

    private void organisation(Map<String, ?> body) {
        city.server().administrator().post("/api/organisations", body).expect(201);
    }

    private void account(String id, String role, List<?> grants) {
        city.server()
                .administrator()
                .post(
                        "/api/accounts",
                        Map.of(
                                "username", id,
                                "displayName", id,
                                "role", role,
                                "organisation", id,
                                "grants", grants,
                                "password", FixtureCity.PASSWORD,
                                "permanentPassword", true))
                .expect(201);
    }

    /**
     * A matter of a department that was carried out at these enterprises, as village and number.
     */
    String done(String department, int[]... enterprises) {
        List<Map<String, Object>> targets = new java.util.ArrayList<>();
        for (int[] one : enterprises) {
            targets.add(GateCity.target("ENTERPRISE", FixtureCity.creditCode(one[0], one[1])));
        }
        String id = city.submitted(department, Map.of("targets", targets));
        finish(department, id);
        return id;
    }

    void finish(String department, String id) {
        city.act("city", id, "approve", 2).expect(200);
        city.act(department, id, "start", 3).expect(200);
        city.act(department, id, "finish", 4).expect(200);
    }

    static Map<String, Object> rating(int score, String words) {
        Map<String, Integer> scores = new HashMap<>();
        ITEMS.forEach(item -> scores.put(item, score));
        return Map.of("scores", scores, "words", words);
    }

    Answer rate(String who, String matter, int score, String words) {
        return city.post(who, "/api/matters/" + matter + "/evaluation", rating(score, words));
    }

    /** How many ballots on this department somebody is shown. */
    int counted(String who, String department) {
        return city.get(who, "/api/evaluations/summary?requester=" + department)
                .expect(200)
                .json()
                .path("total")
                .path("count")
                .asInt();
    }
}
