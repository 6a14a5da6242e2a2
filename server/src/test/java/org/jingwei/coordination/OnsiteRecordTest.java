package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jingwei.testing.Answer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * At the factory the officers go through the checklist, also where there is no network: what the
 * phone sends again, late or in the wrong order is kept once. Delivered, the record is the
 * factory's to read; it puts right by papers what was found, and after the set days the outcome is
 * published.
 */
class OnsiteRecordTest {
    private final GateCity city = GateCity.shared();

    private Map<String, Object> record(String device, long sequence, int base, String summary) {
        Map<String, Object> record = new HashMap<>();
        record.put("device", device);
        record.put("sequence", sequence);
        record.put("base", base);
        record.put("summary", summary);
        record.put("entries", List.of());
        record.put("findings", List.of());
        return record;
    }

    /** A record in which the licence is right and the storage is not. */
    private Map<String, Object> complete(long sequence, List<String> photos) {
        Map<String, Object> record = record("phone-one", sequence, 0, "现场配合");
        record.put(
                "entries",
                List.of(
                        Map.of("item", "licence", "result", "CONFORMS"),
                        Map.of(
                                "item", "storage",
                                "result", "FAILS",
                                "remark", "原料与成品混放",
                                "photos", photos)));
        record.put(
                "findings",
                List.of(
                        Map.of(
                                "id", "finding-1",
                                "item", "storage",
                                "text", "原料与成品未分类存放",
                                "basis", "《食品安全法》第三十三条",
                                "rectifyBy", OnsiteDoor.today().plusDays(10).toString())));
        return record;
    }

    private Answer save(OnsiteDoor door, Map<String, Object> record) {
        return city.as("market").put(door.path("/record"), record);
    }

    private Answer deliver(OnsiteDoor door, int version) {
        return city.post("market", door.path("/delivery"), Map.of("version", version));
    }

    private Answer photo(OnsiteDoor door, String who, String id, byte[] file) {
        return city.as(who).put(door.path("/photos/" + id), "image/jpeg", file);
    }

    private Answer step(OnsiteDoor door, String who, String id, String kind, List<String> photos) {
        return city.as(who)
                .put(
                        door.path("/findings/finding-1/steps/" + id),
                        Map.of("kind", kind, "text", "已分区存放", "photos", photos));
    }

    private OnsiteDoor delivered() {
        OnsiteDoor door = OnsiteDoor.approved(city).arrived();
        save(door, complete(1, List.of())).expect(200);
        deliver(door, 1).expect(200);
        return door;
    }

    @Test
    void aSaveSentTwiceOrAfterALaterOneChangesNothing() {
        OnsiteDoor door = OnsiteDoor.approved(city).arrived();
        save(door, record("phone-one", 1, 0, "一")).expect(200);
        JsonNode third = save(door, record("phone-one", 3, 1, "三")).expect(200).json();
        assertThat(save(door, record("phone-one", 2, 1, "二")).expect(200).json()).isEqualTo(third);
        assertThat(save(door, record("phone-one", 3, 1, "三")).expect(200).json()).isEqualTo(third);
        assertThat(third.path("version").asInt()).isEqualTo(2);
        assertThat(third.path("summary").asString()).isEqualTo("三");
    }

    @Test
    void aSaveWhoseAnswerWasLostIsSentAgainAndTheNextGoesOn() {
        OnsiteDoor door = OnsiteDoor.approved(city).arrived();
        save(door, record("phone-one", 1, 0, "一")).expect(200);
        save(door, record("phone-one", 1, 0, "一")).expect(200);
        JsonNode next = save(door, record("phone-one", 2, 0, "二")).expect(200).json();
        assertThat(next.path("version").asInt()).isEqualTo(2);
    }

    @Test
    void anotherDeviceThatHasNotReadTheRecordDoesNotOverwriteIt() {
        OnsiteDoor door = OnsiteDoor.approved(city).arrived();
        save(door, record("phone-one", 1, 0, "一")).expect(200);
        assertThat(save(door, record("phone-two", 1, 0, "乙")).expect(409).text("code"))
                .isEqualTo("record-changed");
        save(door, record("phone-two", 2, 1, "乙")).expect(200);
        save(door, record("phone-one", 1, 0, "一")).expect(200);
        save(door, record("phone-one", 2, 1, "丙")).expect(409);
        assertThat(door.shown("market").path("door").path("record").path("summary").asString())
                .isEqualTo("乙");
    }

    @Test
    void ofManySavesAtOnceTheLatestStays() {
        OnsiteDoor door = OnsiteDoor.approved(city).arrived();
        List<Callable<Answer>> saves = new ArrayList<>();
        for (long sequence : List.of(4L, 2L, 6L, 1L, 5L, 3L)) {
            saves.add(() -> save(door, record("phone-one", sequence, 0, "第" + sequence)));
        }
        assertThat(GateCity.atOnce(saves)).containsOnly(200);
        assertThat(door.shown("market").path("door").path("record").path("summary").asString())
                .isEqualTo("第6");
    }

    @Test
    void needsAVisitAndTheThingsOnItsChecklist() {
        OnsiteDoor door = OnsiteDoor.approved(city);
        assertThat(save(door, record("phone-one", 1, 0, "")).expect(409).text("code"))
                .isEqualTo("not-arrived");
        door.arrived();
        Map<String, Object> foreign = record("phone-one", 1, 0, "");
        foreign.put("entries", List.of(Map.of("item", "fire", "result", "FAILS")));
        save(door, foreign).expect(422);
        city.as("factory").put(door.path("/record"), record("phone-two", 1, 0, "")).expect(403);
        city.as("city").put(door.path("/record"), record("phone-two", 1, 0, "")).expect(403);
    }

    @Test
    void aPhotoSentTwiceIsOneAndARecordWaitsForItsPhotos() {
        OnsiteDoor door = OnsiteDoor.approved(city).arrived();
        String id = UUID.randomUUID().toString();
        save(door, complete(1, List.of(id))).expect(200);
        assertThat(deliver(door, 1).expect(409).text("code")).isEqualTo("photos-missing");
        byte[] jpeg = Photographs.jpeg(40, 30);
        photo(door, "market", id, jpeg).expect(204);
        photo(door, "market", id, jpeg).expect(204);
        assertThat(photo(door, "market", id, Photographs.jpeg(41, 30)).expect(409).text("code"))
                .isEqualTo("photo-differs");
        assertThat(
                        photo(
                                        door,
                                        "market",
                                        UUID.randomUUID().toString(),
                                        "<svg/>".getBytes(StandardCharsets.UTF_8))
                                .expect(422)
                                .text("code"))
                .isEqualTo("not-a-picture");
        photo(door, "market", UUID.randomUUID().toString(), new byte[8 * 1024 * 1024 + 1])
                .expect(413);
        city.get("factory", door.path("/photos/" + id)).expect(404);
        deliver(door, 1).expect(200);
        assertThat(
                        city.get("factory", door.path("/photos/" + id))
                                .expect(200)
                                .header("Content-Type"))
                .isEqualTo("image/jpeg");
        city.get("sibling", door.path("/photos/" + id)).expect(404);
    }

    @Test
    void isDeliveredWholeAndThenStays() {
        OnsiteDoor door = OnsiteDoor.approved(city).arrived();
        save(door, record("phone-one", 1, 0, "尚未查完")).expect(200);
        assertThat(deliver(door, 1).expect(422).text("detail")).contains("许可证在有效期内");
        Map<String, Object> unsaid = complete(2, List.of());
        unsaid.put("findings", List.of());
        save(door, unsaid).expect(200);
        deliver(door, 2).expect(422);
        save(door, complete(3, List.of())).expect(200);
        deliver(door, 2).expect(409);
        assertThat(door.shown("factory").path("door").has("record")).isFalse();
        deliver(door, 3).expect(200);
        deliver(door, 3).expect(200);
        save(door, complete(3, List.of())).expect(200);
        assertThat(save(door, complete(4, List.of())).expect(409).text("code"))
                .isEqualTo("delivered");
        assertThat(door.shown("factory").path("door").path("findings")).hasSize(1);
        city.get("education", door.path("")).expect(404);
    }

    @Test
    void theFactoryAcknowledgesAndStatesItsCaseOnce() {
        OnsiteDoor door = delivered();
        Map<String, Object> said = Map.of("statement", "混放系临时周转");
        city.post("market", door.path("/acknowledgement"), said).expect(403);
        city.post("factory", door.path("/acknowledgement"), said).expect(200);
        city.post("factory", door.path("/acknowledgement"), Map.of("statement", "改口")).expect(200);
        assertThat(door.shown("market").path("door").path("record").path("statement").asString())
                .isEqualTo("混放系临时周转");
    }

    @Test
    void whatWasFoundIsPutRightByPapers() {
        OnsiteDoor door = delivered();
        String photo = UUID.randomUUID().toString();
        String first = UUID.randomUUID().toString();
        step(door, "market", UUID.randomUUID().toString(), "ACCEPT", List.of()).expect(409);
        assertThat(step(door, "factory", first, "SUBMIT", List.of(photo)).expect(409).text("code"))
                .isEqualTo("photos-missing");
        photo(door, "factory", photo, Photographs.jpeg(20, 20)).expect(204);
        step(door, "factory", first, "SUBMIT", List.of(photo)).expect(204);
        step(door, "factory", first, "SUBMIT", List.of(photo)).expect(204);
        step(door, "market", UUID.randomUUID().toString(), "MORE", List.of()).expect(204);
        step(door, "market", UUID.randomUUID().toString(), "ACCEPT", List.of()).expect(409);
        step(door, "factory", UUID.randomUUID().toString(), "SUBMIT", List.of()).expect(204);
        step(door, "factory", UUID.randomUUID().toString(), "ACCEPT", List.of()).expect(403);
        step(door, "market", UUID.randomUUID().toString(), "ACCEPT", List.of()).expect(204);
        JsonNode finding = door.shown("factory").path("door").path("findings").path(0);
        assertThat(finding.path("state").asString()).isEqualTo("CLOSED");
        assertThat(finding.path("steps")).hasSize(4);
    }

    @Test
    void whatIsNotPutRightInTimeIsRed() {
        OnsiteDoor door = delivered();
        city.set(
                "UPDATE inspection_finding SET rectify_by = current_date - 2 WHERE visit IN (SELECT id FROM"
                        + " inspection_visit WHERE matter = '"
                        + door.matter()
                        + "')");
        assertThat(
                        door.shown("market")
                                .path("door")
                                .path("findings")
                                .path(0)
                                .path("light")
                                .asString())
                .isEqualTo("RED");
    }

    @Test
    void theOutcomeIsPublishedAfterTheSetDaysToThoseInScope() {
        OnsiteDoor door = delivered();
        String number =
                city.ask(
                        "SELECT number FROM inspection_visit WHERE matter = '"
                                + door.matter()
                                + "'");
        String list = "/api/onsite/publications?limit=500";
        assertThat(city.get("town", list).body()).doesNotContain("\"number\":" + number + ",");
        assertThat(
                        city.ask(
                                "SELECT publish_at BETWEEN now() + interval '8 days' AND now() + interval '24 days' FROM"
                                        + " inspection_publication WHERE number = "
                                        + number))
                .isEqualTo("t");
        city.set("UPDATE inspection_publication SET publish_at = now() WHERE number = " + number);
        assertThat(city.get("town", list).body()).contains("\"number\":" + number + ",");
        assertThat(city.get("education", list).body()).contains("\"number\":" + number + ",");
        assertThat(city.get("sibling", list).body()).doesNotContain("\"number\":" + number + ",");
    }

    @Test
    void theFactorySeesWhoComesAndWhether() {
        OnsiteDoor door = OnsiteDoor.approved(city);
        JsonNode coming = coming("factory", door);
        assertThat(coming.path("coded").asBoolean()).isFalse();
        assertThat(coming.path("published").asBoolean()).isTrue();
        assertThat(door.sealed()).isNotEmpty();
        assertThat(coming("factory", door).path("coded").asBoolean()).isTrue();
        door.arrived();
        assertThat(coming("factory", door).isMissingNode()).isTrue();
    }

    private JsonNode coming(String who, OnsiteDoor door) {
        for (JsonNode one :
                city.get(who, "/api/onsite/coming?limit=500").json().path("page").path("items")) {
            if (one.path("matter").asString().equals(door.matter())) {
                return one;
            }
        }
        return MissingNode.getInstance();
    }
}
