package org.jingwei.coordination;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jingwei.testing.Answer;
import org.jingwei.testing.FixtureDesk;
import tools.jackson.databind.JsonNode;

/**
 * A gate city of its own in which the desk of inspections is in force: {@code market} and {@code
 * education} are announced and have two officers each, {@code police} is not.
 */
final class InspectionCity {
    private static final List<InspectionCity> SHARED = new ArrayList<>();
    private static final AtomicInteger CODES = new AtomicInteger();

    final GateCity city = GateCity.start();

    private InspectionCity() {
        FixtureDesk.open(city.as("city"), "market", "education");
    }

    static synchronized InspectionCity shared() {
        if (SHARED.isEmpty()) {
            SHARED.add(new InspectionCity());
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(SHARED.getFirst().city.server()::close));
        }
        return SHARED.getFirst();
    }

    static Map<String, Object> desk(boolean strict) {
        return FixtureDesk.desk(strict);
    }

    Answer announce(String who, String organisation, Map<String, ?> unit) {
        return city.as(who).put("/api/inspecting-units/" + organisation, unit);
    }

    static Map<String, Object> unit(String qualification) {
        return FixtureDesk.unit(qualification);
    }

    static Map<String, Object> item(String organisation) {
        return new HashMap<>(
                Map.of(
                        "name", "食品经营许可检查",
                        "legalBasis", "《中华人民共和国食品安全法》第一百一十条",
                        "organisation", organisation,
                        "objectType", "食品经营者",
                        "checklist", List.of(Map.of("text", "是否公示许可证")),
                        "publishedOn", "2025-01-01"));
    }

    /** A new item of this unit. */
    String published(String organisation) {
        String code = "IT-%03d".formatted(CODES.incrementAndGet());
        city.as("city").put("/api/inspection-items/" + code, item(organisation)).expect(200);
        return code;
    }

    Answer imported(String csv, String query) {
        return city.as("city")
                .post(
                        "/api/inspection-items/imports" + query,
                        "text/csv",
                        csv.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, Object> plan(int year, Map<String, ?> line) {
        return new HashMap<>(
                Map.of(
                        "year",
                        year,
                        "kind",
                        "ANNUAL",
                        "title",
                        year + "年度检查计划",
                        "lines",
                        List.of(line)));
    }

    static Map<String, Object> line(String item, int month, String... enterprises) {
        return new HashMap<>(
                Map.of(
                        "item", item,
                        "fromMonth", month,
                        "toMonth", month,
                        "minutes", 60,
                        "enterprises", List.of(enterprises)));
    }

    Answer act(String who, String plan, String action, int version) {
        return city.post(
                who,
                "/api/inspection-plans/" + plan + "/actions",
                Map.of(
                        "action",
                        action,
                        "version",
                        version,
                        "reason",
                        "按程序",
                        "filingNumber",
                        "备〔1〕号"));
    }

    /** A plan of this unit that is published. */
    String publishedPlan(String who, Map<String, ?> draft) {
        String id = city.post(who, "/api/inspection-plans", draft).expect(201).text("id");
        act(who, id, "file", 1).expect(200);
        act("city", id, "publish", 2).expect(200);
        return id;
    }

    List<JsonNode> tasks(String who, String plan) {
        return city.get(who, "/api/inspection-tasks?limit=500&plan=" + plan).items();
    }

    Answer matterOf(String who, List<String> officers, String... tasks) {
        return city.post(
                who,
                "/api/inspection-tasks/matters",
                Map.of("tasks", List.of(tasks), "officers", officers));
    }

    static List<String> officers(String unit) {
        return FixtureDesk.officers(unit);
    }

    /** A draft from the only task of a new plan of this unit for these days' month. */
    String draft(String who, int year, int month, String enterprise) {
        String plan = publishedPlan(who, plan(year, line(published(who), month, enterprise)));
        String task = tasks(who, plan).getFirst().path("id").asString();
        return matterOf(who, officers(who), task).expect(201).text("matter");
    }

    /** The same on days after the quiet period of that month. */
    String quietDraft(String who, int year, int month, String enterprise) {
        String matter = draft(who, year, month, enterprise);
        city.set(
                "UPDATE matter SET window_from = '%d-%02d-16' WHERE id = '%s'"
                        .formatted(year, month, matter));
        return matter;
    }
}
