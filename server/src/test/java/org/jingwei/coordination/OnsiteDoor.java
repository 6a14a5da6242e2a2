package org.jingwei.coordination;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jingwei.testing.Answer;
import tools.jackson.databind.JsonNode;

/** The factory's door in the city of the gate, and an inspection by the market authority at it. */
record OnsiteDoor(GateCity city, String matter) {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String CHECKLIST =
            """
            [{"id": "licence", "text": "许可证在有效期内", "textEn": "The licence is valid", "basis": "第三十五条"},
             {"id": "storage", "text": "原料分类存放", "textEn": "Materials are stored apart", "basis": "第三十三条"}]\
            """;

    static LocalDate today() {
        return LocalDate.now(BEIJING);
    }

    /** An inspection that may take place this week, approved. */
    static OnsiteDoor approved(GateCity city) {
        OnsiteDoor door = submitted(city, today().minusDays(1), today().plusDays(5));
        city.act("city", door.matter(), "approve", 2).expect(200);
        return door;
    }

    static OnsiteDoor submitted(GateCity city, LocalDate from, LocalDate to) {
        city.set(
                "INSERT INTO published_item (mechanism, code, name, legal_basis, published_on, checklist) VALUES"
                        + " ('INSPECTION', 'FOOD-1', '食品生产检查', '食品安全法', '2026-01-01', '"
                        + CHECKLIST
                        + "') ON CONFLICT DO NOTHING");
        Map<String, Object> window =
                Map.of("from", from.toString(), "to", to.toString(), "item", "FOOD-1");
        return new OnsiteDoor(city, city.submitted("market", window));
    }

    String path(String room) {
        return "/api/onsite/" + matter + "/" + GateCity.FACTORY + room;
    }

    Answer code(String who, boolean renew) {
        return city.post(who, path("/code"), Map.of("renew", renew));
    }

    /** What the QR code of the inspection says. */
    String sealed() {
        return code("market", false).expect(200).text("sealed");
    }

    String typed() {
        return code("market", false).expect(200).json().path("code").path("code").asString();
    }

    Answer scan(String who, String code, boolean leaving) {
        return scan(who, code, leaving, Map.of());
    }

    Answer scan(String who, String code, boolean leaving, Map<String, Object> where) {
        Map<String, Object> scanned = new HashMap<>(where);
        scanned.put("code", code);
        scanned.put("leaving", leaving);
        return city.post(who, "/api/onsite/scans", scanned);
    }

    Answer backfill(String who, String arrivedAt, String leftAt, String reason) {
        return city.post(
                who,
                path("/backfill"),
                Map.of(
                        "kind", "NETWORK",
                        "reason", reason,
                        "arrivedAt", arrivedAt,
                        "leftAt", leftAt));
    }

    /** A visit that has begun. */
    OnsiteDoor arrived() {
        scan("market", sealed(), false).expect(200);
        return this;
    }

    JsonNode shown(String who) {
        return city.get(who, path("")).expect(200).json();
    }
}
