package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;

/**
 * Whatever becomes of a matter, the ledger's minutes add up for each target after every step: what
 * was imposed and not relieved is what is in force; what was asked is in force, saved or undecided,
 * and nothing is undecided once the matter is decided. Lives are made at random: submitted,
 * returned, made larger and smaller, advised, objected to, approved, taken back.
 */
class LedgerLawTest {
    private static final Set<String> IN_FORCE = Set.of("APPROVED", "UNDER_WAY", "DONE");
    private static final Set<String> OVER = Set.of("REFUSED", "WITHDRAWN");
    private static final List<String> POOL =
            List.of(
                    GateCity.FACTORY,
                    FixtureCity.creditCode(0, 1),
                    FixtureCity.creditCode(5, 0),
                    FixtureCity.creditCode(11, 2));
    private static final int STEPS = 12;

    private final GateCity city = GateCity.shared();

    /** What the matter is known to be, kept beside the ledger. */
    private static final class Known {
        private final Random random;
        private final Map<String, Integer> mostAsked = new HashMap<>();
        private List<String> targets = List.of();
        private int minutes;
        private String id = "";

        private Known(long seed) {
            this.random = new Random(seed);
        }

        private void redraw() {
            targets = POOL.stream().filter(_ -> random.nextBoolean()).toList();
            if (targets.isEmpty()) {
                targets = POOL.subList(0, 1);
            }
            minutes = 1 + random.nextInt(120);
        }

        private Map<String, Object> draft() {
            Map<String, Object> draft = new HashMap<>();
            draft.put("mechanism", "INSPECTION");
            draft.put("title", "随机检查");
            draft.put("legalBasis", "《测试办法》第一条");
            draft.put("from", "2027-04-01");
            draft.put("to", "2027-04-20");
            draft.put("minutes", minutes);
            draft.put("note", "");
            draft.put(
                    "targets",
                    targets.stream().map(key -> GateCity.target("ENTERPRISE", key)).toList());
            return draft;
        }

        private void submitted() {
            targets.forEach(key -> mostAsked.merge(key, minutes, Math::max));
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void minutesAddUpAfterEveryStepOfAnyLife(@ForAll long seed) {
        Known known = new Known(seed);
        known.redraw();
        known.id = city.post("market", "/api/matters", known.draft()).expect(201).text("id");
        List<String> trace = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            String state = city.state(known.id);
            if (state.equals("DONE") || OVER.contains(state)) {
                break;
            }
            trace.add(state + ">" + step(known, state));
            requireSums(known, trace);
        }
    }

    private String step(Known known, String state) {
        return switch (state) {
            case "DRAFT" -> draftStep(known);
            case "SUBMITTED" -> submittedStep(known);
            case "CONSULTED" -> consultedStep(known);
            case "APPROVED" ->
                    switch (known.random.nextInt(4)) {
                        case 0 -> act(known, "market", "withdraw");
                        case 1 -> advise(known, "CHANGE");
                        case 2 -> advise(known, "CANCEL");
                        default -> act(known, "market", "start");
                    };
            default -> act(known, "market", "finish");
        };
    }

    private String draftStep(Known known) {
        int choice = known.random.nextInt(6);
        if (choice == 0) {
            return act(known, "market", "withdraw");
        }
        if (choice < 3) {
            known.redraw();
            city.as("market")
                    .put(
                            "/api/matters/" + known.id + "?version=" + city.version(known.id),
                            known.draft())
                    .expect(200);
            return "changed";
        }
        known.submitted();
        return act(known, "market", "submit");
    }

    private String submittedStep(Known known) {
        return switch (known.random.nextInt(8)) {
            case 0 -> act(known, "city", "refuse");
            case 1 -> act(known, "market", "withdraw");
            case 2 -> act(known, "city", "return");
            case 3 -> act(known, "city", "consult");
            case 4 -> advise(known, known.random.nextBoolean() ? "CHANGE" : "REMOTE");
            default -> act(known, "city", "approve");
        };
    }

    private String consultedStep(Known known) {
        if (!known.targets.equals(List.of(GateCity.FACTORY))) {
            return act(known, "market", "withdraw");
        }
        boolean objects = known.random.nextBoolean();
        city.verb("factory", known.id, "answers", Map.of("objects", objects, "reason", "停产检修"))
                .expect(200);
        return objects ? "objected" : "agreed";
    }

    private String advise(Known known, String kind) {
        city.verb(
                        "city",
                        known.id,
                        "advice",
                        Map.of("kind", kind, "reason", "建议", "matters", List.of()))
                .expect(200);
        city.verb("market", known.id, "advice/answer", Map.of("accept", true, "reason", ""))
                .expect(200);
        return "advised " + kind;
    }

    /** Each action is sent twice with the key of one request. */
    private String act(Known known, String who, String action) {
        String key = UUID.randomUUID().toString();
        int version = city.version(known.id);
        for (int i = 0; i < 2; i++) {
            Answer answer =
                    city.post(
                            who,
                            "/api/matters/" + known.id + "/actions",
                            Map.of("action", action, "version", version, "reason", "随机"),
                            "Idempotency-Key",
                            key);
            answer.expect(200);
        }
        return action;
    }

    private void requireSums(Known known, List<String> trace) {
        String state = city.state(known.id);
        for (String key : POOL) {
            int asked = known.mostAsked.getOrDefault(key, 0);
            int inForce =
                    IN_FORCE.contains(state) && known.targets.contains(key) ? known.minutes : 0;
            boolean decided = IN_FORCE.contains(state) || OVER.contains(state);
            int saved = decided ? asked - inForce : 0;
            assertThat(sums(known.id, key))
                    .as(key + " after " + trace)
                    .isEqualTo(asked + " " + inForce + " " + saved);
        }
    }

    private String sums(String matter, String key) {
        return city.ask(
                """
                SELECT coalesce(sum(minutes) FILTER (WHERE booking = 'ASKED'), 0) || ' '
                    || coalesce(sum(CASE booking WHEN 'IMPOSED' THEN minutes WHEN 'RELIEVED' THEN -minutes END), 0) || ' '
                    || coalesce(sum(CASE booking WHEN 'SAVED' THEN minutes WHEN 'REOPENED' THEN -minutes END), 0)
                FROM ledger_entry WHERE matter = '%s' AND key = '%s'\
                """
                        .formatted(matter, key));
    }
}
