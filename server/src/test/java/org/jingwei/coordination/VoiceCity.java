package org.jingwei.coordination;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureCity;
import tools.jackson.databind.JsonNode;

/** What enterprises say and are told in the city of the gate. */
record VoiceCity(GateCity city, RatingCity rating) {
    private static final AtomicInteger ITEMS = new AtomicInteger();

    static VoiceCity shared() {
        GateCity city = GateCity.shared();
        return new VoiceCity(city, new RatingCity(city));
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    Answer say(String who, String id, String kind, Map<String, ?> more) {
        Map<String, Object> said = new HashMap<>(more);
        said.put("kind", kind);
        said.putIfAbsent("words", "检查人员未出示执法证");
        return city.as(who).put("/api/voices/" + id, said);
    }

    /** Something that was said; its id. */
    String said(String who, String kind, Map<String, ?> more) {
        String id = id();
        say(who, id, kind, more).expect(200);
        return id;
    }

    Answer step(String who, String voice, String deed, Map<String, ?> more) {
        Map<String, Object> step = new HashMap<>(more);
        step.putIfAbsent("id", id());
        step.put("deed", deed);
        step.putIfAbsent("words", "已核实并处理");
        step.putIfAbsent("version", version(voice));
        return city.post(who, "/api/voices/" + voice + "/steps", step);
    }

    private int version(String voice) {
        return Integer.parseInt(city.ask("SELECT version FROM voice WHERE id = '" + voice + "'"));
    }

    JsonNode voice(String who, String id) {
        return city.get(who, "/api/voices/" + id).expect(200).json().path("voice");
    }

    List<String> voices(String who, String query) {
        return ids(city.get(who, "/api/voices?limit=500" + query).expect(200).json().path("page"));
    }

    static List<String> ids(JsonNode page) {
        return page.path("items").valueStream().map(one -> one.path("id").asString()).toList();
    }

    /** What a statement counts as the application's role, with these settings of its scope. */
    long countedAs(Map<String, String> scope, String table) {
        try (Connection connection = city.server().database("application");
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> one : scope.entrySet()) {
                statement.execute(
                        "SELECT set_config('jingwei.%s', '%s', false)"
                                .formatted(one.getKey(), one.getValue()));
            }
            try (ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
                row.next();
                return row.getLong(1);
            }
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** A new published item with two entries, for objects of this type. */
    String item(String objectType) {
        String code = "LESSON-" + ITEMS.incrementAndGet();
        city.set(
                """
                INSERT INTO published_item (mechanism, code, name, legal_basis, organisation, object_type, published_on, checklist)
                VALUES ('INSPECTION', '%s', '仓储检查', '食品安全法', 'market', '%s', '2026-01-01',
                        '[{"id": "licence", "text": "许可证在有效期内"}, {"id": "storage", "text": "原料分类存放"}]')\
                """
                        .formatted(code, objectType));
        return code;
    }

    /** An inspection by that item at enterprises of a village, each with its delivered result. */
    String inspected(String item, int village, int from, int to, boolean wrong) {
        List<Map<String, Object>> targets =
                java.util.stream.IntStream.range(from, to)
                        .mapToObj(one ->
                                GateCity.target("ENTERPRISE", FixtureCity.creditCode(village, one)))
                        .toList();
        String matter = city.submitted("market", Map.of("targets", targets, "item", item));
        city.set(
                """
                INSERT INTO inspection_visit (id, matter, kind, key, name, area, requester, title, checklist, arrived_at, arrived_side, arrived_by)
                SELECT matter || key, matter, kind, key, name, area, requester, '检查', '[]', now(), 'OFFICER', 'market'
                FROM matter_target WHERE matter = '%s'\
                """
                        .formatted(matter));
        city.set(
                """
                INSERT INTO inspection_record (visit, device, summary, entries, findings, saved_by, delivered_at)
                SELECT id, 'phone', '', '[{"item": "licence", "result": "CONFORMS"}, {"item": "storage", "result": "%s"}]', '[]', 'market', now()
                FROM inspection_visit WHERE matter = '%s'\
                """
                        .formatted(wrong ? "FAILS" : "CONFORMS", matter));
        if (wrong) {
            city.set(
                    """
                    INSERT INTO inspection_finding (visit, id, item, text, basis, rectify_by)
                    SELECT id, 'finding', 'storage', '原料与成品混放', '第三十三条', current_date + 10 FROM inspection_visit WHERE matter = '%s'\
                    """
                            .formatted(matter));
        }
        return matter;
    }

    /** The proposals of a centre that are about this item. */
    List<JsonNode> proposals(String who, String item) {
        return city.get(who, "/api/common-problems/proposals?limit=500")
                .expect(200)
                .json()
                .path("page")
                .path("items")
                .valueStream()
                .filter(one -> one.path("item").asString().equals(item))
                .toList();
    }

    Answer review(String who, String id, String item, Map<String, ?> more) {
        Map<String, Object> review = new HashMap<>(more);
        review.put("item", item);
        review.put("entry", "storage");
        review.putIfAbsent("round", 1);
        review.putIfAbsent("accepts", true);
        review.putIfAbsent("words", "多家企业原料与成品混放");
        review.putIfAbsent("advice", "按类别分区存放并标识");
        review.putIfAbsent("questions", List.of("原料是否与成品分开", "是否有标识"));
        return city.as(who).put("/api/common-problems/" + id, review);
    }

    Answer push(String who, String problem, int version) {
        return city.post(
                who, "/api/common-problems/" + problem + "/push", Map.of("version", version));
    }

    /** A problem found at all enterprises of a village and pushed to them; its id. */
    String pushed(String who, int village) {
        String item = item("仓储经营者" + ITEMS.get());
        inspected(item, village, 0, FixtureCity.enterprises(village), true);
        String id = id();
        review(who, id, item, Map.of()).expect(200);
        push(who, id, 1).expect(200);
        return id;
    }

    Answer selfCheck(String who, String id, Map<String, ?> more) {
        Map<String, Object> sent = new HashMap<>(more);
        sent.putIfAbsent("doneOn", OnsiteDoor.today().toString());
        return city.as(who).put("/api/self-checks/" + id, sent);
    }

    /** Answers to the questions of a common problem, of which the second needs help. */
    static List<Map<String, String>> answers(String... entries) {
        return List.of(
                Map.of("entry", entries[0], "result", "FINE"),
                Map.of("entry", entries[1], "result", "NEEDS_HELP", "note", "不知如何标识"));
    }

    List<JsonNode> lessons(String who) {
        return city.get(who, "/api/lessons?limit=500").expect(200).items();
    }
}
