package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jingwei.testing.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was written down at the door is found in the documents and in the numbers. */
class OnsitePapersTest {
    private final GateCity city = GateCity.shared();

    private String text(OnsiteDoor door, String who, String kind) throws IOException {
        Answer made =
                city.get(who, "/api/matters/" + door.matter() + "/documents/" + kind).expect(200);
        try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(made.bytes()));
                XWPFWordExtractor extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }

    private int save(OnsiteDoor door) {
        return city.as("market")
                .put(
                        door.path("/record"),
                        Map.of(
                                "device",
                                "phone-one",
                                "sequence",
                                1,
                                "base",
                                0,
                                "summary",
                                "现场配合",
                                "entries",
                                List.of(
                                        entry("licence", "CONFORMS", ""),
                                        entry("storage", "FAILS", "原料与成品混放")),
                                "findings",
                                List.of(
                                        Map.of(
                                                "id", "finding-1",
                                                "item", "storage",
                                                "text", "原料与成品未分类存放",
                                                "basis", "《食品安全法》第三十三条",
                                                "rectifyBy",
                                                        OnsiteDoor.today()
                                                                .plusDays(10)
                                                                .toString()))))
                .expect(200)
                .json()
                .path("version")
                .asInt();
    }

    private static Map<String, Object> entry(String item, String result, String remark) {
        return Map.of("item", item, "result", result, "remark", remark, "photos", List.of());
    }

    private JsonNode atTheDoor() {
        LocalDate today = OnsiteDoor.today();
        return city.get(
                        "city",
                        "/api/inspections/numbers?from="
                                + today.minusDays(3)
                                + "&to="
                                + today.plusDays(3))
                .expect(200)
                .json()
                .path("door");
    }

    @Test
    void theRecordIsInTheDocumentsOfTheUnitAndOnceDeliveredOfTheFactory() throws IOException {
        OnsiteDoor door = OnsiteDoor.approved(city).arrived();
        int version = save(door);

        assertThat(text(door, "market", "record"))
                .contains("原料分类存放", "不符合", "原料与成品混放", "现场配合", "《食品安全法》第三十三条");
        assertThat(text(door, "factory", "result")).doesNotContain("原料与成品未分类存放");

        city.post("market", door.path("/delivery"), Map.of("version", version)).expect(200);
        assertThat(text(door, "factory", "result"))
                .contains(
                        "发现问题 1 项", "原料与成品未分类存放", OnsiteDoor.today().plusDays(10).getYear() + "年");
    }

    @Test
    void theNumbersCountWhatWasScannedAndFound() {
        JsonNode before = atTheDoor();
        OnsiteDoor door = OnsiteDoor.approved(city).arrived();
        city.act("market", door.matter(), "start", city.version(door.matter())).expect(200);
        city.post("market", door.path("/delivery"), Map.of("version", save(door))).expect(200);
        door.scan("market", door.sealed(), true).expect(200);
        JsonNode after = atTheDoor();

        for (String one : List.of("noted", "scanned", "left", "delivered", "withFindings")) {
            assertThat(after.path(one).asLong()).as(one).isEqualTo(before.path(one).asLong() + 1);
        }
        assertThat(after.path("late").asLong()).isEqualTo(before.path("late").asLong());
    }
}
