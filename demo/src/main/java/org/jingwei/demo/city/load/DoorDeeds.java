package org.jingwei.demo.city.load;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What both sides do at a door, each of it done once however often the load is run. */
final class DoorDeeds {

    private static final int CONFLICT = 409;
    private static final int RECTIFY_DAYS = 15;

    private final InspectionDesk desk;
    private final LocalDate today;

    DoorDeeds(InspectionDesk desk, LocalDate today) {
        this.desk = desk;
        this.today = today;
    }

    /** The enterprise compares the code at the door. */
    void arrive(GateMatter matter, String host, String username) throws InterruptedException {
        String code = code(matter, host);
        if (!code.isEmpty()) {
            once(username, "/api/onsite/scans", Map.of("code", code, "leaving", false));
        }
    }

    /** The enterprise has read the record. */
    void acknowledge(GateMatter matter, String host, String username) throws InterruptedException {
        once(username, door(matter, host) + "/acknowledgement", Map.of("statement", "无异议"));
    }

    /** An enterprise rates what is done. */
    void rate(GateMatter matter, String username, int number) throws InterruptedException {
        Map<String, Integer> scores =
                Map.of(
                        "MANNER", 5,
                        "NECESSITY", 3 + number % 3,
                        "DISTURBANCE", 4,
                        "LAWFULNESS", 5);
        once(
                username,
                "/api/matters/" + matter.id() + "/evaluation",
                Map.of("scores", scores, "words", number % 4 == 0 ? "检查前请先电话告知所需材料" : ""));
    }

    private static String door(GateMatter matter, String enterprise) {
        return "/api/onsite/" + matter.id() + "/" + enterprise;
    }

    /** The code of a door, applied for; empty where the visit is over. */
    String code(GateMatter matter, String enterprise) throws InterruptedException {
        Reply given =
                desk.as(matter.requester())
                        .post(door(matter, enterprise) + "/code", Map.of("renew", false));
        if (given.status() == CONFLICT) {
            return "";
        }
        given.require("a code");
        return given.json().path("code").path("code").asString();
    }

    /** Writes down a visit that was not scanned. */
    void backfill(GateMatter matter, String enterprise, Instant arrived, int minutes)
            throws InterruptedException {
        once(
                matter.requester(),
                door(matter, enterprise) + "/backfill",
                Map.of(
                        "kind",
                        "NETWORK",
                        "reason",
                        "现场无网络，事后补录",
                        "arrivedAt",
                        arrived.toString(),
                        "leftAt",
                        arrived.plus(Duration.ofMinutes(minutes)).toString()));
    }

    /** Writes and delivers the record of a visit, with a finding or without. */
    void record(GateMatter matter, String enterprise, boolean finding) throws InterruptedException {
        String unit = matter.requester();
        JsonNode shown = desk.get(unit, door(matter, enterprise)).path("door");
        if (!shown.path("record").path("deliveredAt").isMissingNode()
                && !shown.path("record").path("deliveredAt").isNull()) {
            return;
        }
        List<Map<String, Object>> entries = new ArrayList<>();
        List<Map<String, Object>> findings = new ArrayList<>();
        for (String thing : checklist(shown)) {
            boolean fails = finding && entries.isEmpty();
            entries.add(Map.of("item", thing, "result", fails ? "FAILS" : "CONFORMS"));
            if (fails) {
                findings.add(
                        Map.of(
                                "id", "finding-1",
                                "item", thing,
                                "text", "许可证未在显著位置公示",
                                "basis", "《中华人民共和国食品安全法》有关规定",
                                "rectifyBy", today.plusDays(RECTIFY_DAYS).toString()));
            }
        }
        desk.put(
                unit,
                door(matter, enterprise) + "/record",
                Map.of(
                        "device",
                        "demo-device",
                        "sequence",
                        1,
                        "base",
                        0,
                        "summary",
                        finding ? "发现一项问题，责令限期改正" : "未发现问题",
                        "entries",
                        entries,
                        "findings",
                        findings));
        once(unit, door(matter, enterprise) + "/delivery", Map.of("version", 1));
    }

    private static List<String> checklist(JsonNode shown) {
        return shown.path("visit")
                .path("checklist")
                .valueStream()
                .map(thing -> thing.path("id").asString())
                .toList();
    }

    /** The enterprise shows that a finding is put right; the unit accepts it or not yet. */
    void rectify(GateMatter matter, String host, String username, boolean accepted)
            throws InterruptedException {
        String steps = door(matter, host) + "/findings/finding-1/steps/";
        again(username, steps + "demo-step-1", Map.of("kind", "SUBMIT", "text", "已重新张贴，照片附后"));
        if (accepted) {
            again(matter.requester(), steps + "demo-step-2", Map.of("kind", "ACCEPT", "text", ""));
        }
    }

    private void again(String who, String path, Map<String, ?> step) throws InterruptedException {
        Reply reply = desk.as(who).put(path, step);
        if (reply.status() != CONFLICT) {
            reply.require(path);
        }
    }

    /** Does what a load before this one may have done. */
    private void once(String who, String path, Map<String, ?> json) throws InterruptedException {
        Reply reply = desk.as(who).post(path, json);
        if (reply.status() != CONFLICT) {
            reply.require(who + " " + path);
        }
    }
}
