package org.jingwei.coordination.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import tools.jackson.databind.JsonNode;

/**
 * Matters and rules of the fixture city. Each test has years of its own, in which alone its rules
 * are valid, so that none meets the matters of another.
 */
final class GateFixture {
    private static final Map<String, ApiClient> KNOWN = new ConcurrentHashMap<>();

    final TestServer server = TestServer.withFixtureCity();

    /** Somebody of the fixture city, logged in once. */
    ApiClient as(String who) {
        return KNOWN.computeIfAbsent(who, server::as);
    }

    static Map<String, Object> enterprise(int village, int number) {
        return Map.of("kind", "ENTERPRISE", "key", FixtureCity.creditCode(village, number));
    }

    static Map<String, Object> rule(String id, String kind, Map<String, ?> parameters, int year) {
        Map<String, Object> rule = new HashMap<>();
        rule.put("id", id);
        rule.put("mechanisms", List.of("INSPECTION"));
        rule.put("name", "规则" + id);
        rule.put("nameEn", "Rule " + id);
        rule.put("legalSource", "《测试办法》第一条");
        rule.put("area", "");
        rule.put("from", year + "-01-01");
        rule.put("to", year + "-12-31");
        rule.put("severity", "ADVISE");
        rule.put("kind", kind);
        rule.put("parameters", parameters);
        rule.put("exceptFor", List.of());
        return rule;
    }

    static Map<String, Object> with(Map<String, Object> before, String name, Object value) {
        Map<String, Object> after = new HashMap<>(before);
        after.put(name, value);
        return after;
    }

    void add(Map<String, Object> rule) {
        as("city").post("/api/rules", rule).expect(201);
    }

    static Map<String, Object> inspection(String from, String to, List<?> targets) {
        Map<String, Object> draft = new HashMap<>();
        draft.put("mechanism", "INSPECTION");
        draft.put("title", "日常检查");
        draft.put("legalBasis", "《中华人民共和国食品安全法》第一百一十条");
        draft.put("from", from);
        draft.put("to", to);
        draft.put("minutes", 60);
        draft.put("note", "");
        draft.put("targets", targets);
        return draft;
    }

    String draft(String who, Map<String, Object> matter) {
        return as(who).post("/api/matters", matter).expect(201).text("id");
    }

    String draft(String who, String from, String to, List<?> targets) {
        return draft(who, inspection(from, to, targets));
    }

    Answer act(String who, String id, String action, String reason) {
        int version = as(who).get("/api/matters/" + id).json().path("version").asInt();
        return as(who).post(
                        "/api/matters/" + id + "/actions",
                        Map.of("action", action, "version", version, "reason", reason));
    }

    String submitted(String who, Map<String, Object> matter) {
        String id = draft(who, matter);
        act(who, id, "submit", "按计划").expect(200);
        return id;
    }

    String submitted(String who, String from, String to, List<?> targets) {
        return submitted(who, inspection(from, to, targets));
    }

    JsonNode checks(String who, String id) {
        return as(who).get("/api/matters/" + id + "/checks").expect(200).json();
    }

    /** The rules that a draft would break. */
    List<String> broken(String who, Map<String, Object> matter) {
        return checks(who, draft(who, matter)).path("findings").findValuesAsString("rule");
    }

    List<String> broken(String who, String from, String to, List<?> targets) {
        return broken(who, inspection(from, to, targets));
    }
}
