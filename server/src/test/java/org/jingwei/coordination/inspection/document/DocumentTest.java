package org.jingwei.coordination.inspection.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The market office asks two factories; the centre of the city agrees. */
class DocumentTest {
    private static final String DOCX =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient market = server.as("market");
    private final ApiClient city = server.as("city");

    private static Map<String, String> target(int number) {
        return Map.of("kind", "ENTERPRISE", "key", FixtureCity.creditCode(0, number));
    }

    private String drafted(int targets) {
        List<Map<String, String>> all = new ArrayList<>();
        for (int i = 0; i < targets; i++) {
            all.add(target(i));
        }
        return market.post(
                        "/api/matters",
                        Map.of(
                                "mechanism", "INSPECTION",
                                "title", "食品安全日常检查",
                                "legalBasis", "《中华人民共和国食品安全法》第一百一十条",
                                "from", "2029-03-16",
                                "to", "2029-03-20",
                                "minutes", 90,
                                "note", "",
                                "targets", all))
                .expect(201)
                .text("id");
    }

    private static void act(ApiClient who, String id, String action, int version) {
        who.post(
                        "/api/matters/" + id + "/actions",
                        Map.of("action", action, "version", version, "reason", "按计划"))
                .expect(200);
    }

    private String agreed(int targets) {
        String id = drafted(targets);
        act(market, id, "submit", 1);
        act(city, id, "approve", 2);
        return id;
    }

    private static Answer document(ApiClient who, String id, String kind) {
        return who.get("/api/matters/" + id + "/documents/" + kind);
    }

    private static String text(Answer answer) {
        return String.join("\n", WordFile.lines(answer.expect(200).bytes()));
    }

    private static List<String> open(ApiClient who, String id) {
        return who.get("/api/matters/" + id + "/documents").items().stream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    @AfterEach
    void restore() {
        city.delete("/api/document-templates/notice").expect(200);
    }

    @Test
    void theNoticeSaysWhoComesWhenAndOnWhichBasis() {
        Answer notice = document(market, agreed(1), "notice");

        assertThat(notice.header("Content-Type")).startsWith(DOCX);
        assertThat(notice.header("Content-Disposition")).contains(".docx");
        assertThat(text(notice))
                .contains("第1村第1厂", "市市场监督管理局", "食品安全法", "2029年3月16日至2029年3月20日", "90分钟", "年度计划");
    }

    @Test
    void theApprovalSaysWhichCentreAgreed() {
        String id = agreed(1);

        assertThat(text(document(city, id, "approval"))).contains("按计划");
        assertThat(open(market, id)).hasSize(7);
    }

    @Test
    void anEnterpriseGetsWhatIsForItAndNotTheApproval() {
        String id = agreed(1);
        ApiClient factory = server.as("factory");

        assertThat(open(factory, id)).contains("notice", "result").doesNotContain("approval");
        assertThat(text(document(factory, id, "notice"))).contains("第1村第1厂");
        assertThat(document(factory, id, "approval").expect(403).text("code"))
                .isEqualTo("forbidden");
    }

    @Test
    void whatIsNotAgreedToIsNotNoticed() {
        String id = drafted(1);

        assertThat(open(market, id)).containsExactly("approval");
        assertThat(document(market, id, "notice").expect(409).text("code")).isEqualTo("not-agreed");
        document(server.as("education"), id, "approval").expect(404);
        document(market, id, "diary").expect(404);
    }

    @Test
    void ofSeveralTargetsOneIsNamed() {
        String id = agreed(2);
        String notice = "/api/matters/" + id + "/documents/notice?target=";

        assertThat(document(market, id, "notice").expect(422).text("code"))
                .isEqualTo("which-target");
        assertThat(text(market.get(notice + "ENTERPRISE:" + FixtureCity.creditCode(0, 1))))
                .contains("第1村第2厂")
                .doesNotContain("第1村第1厂");
        market.get(notice + "ENTERPRISE:" + FixtureCity.creditCode(3, 1)).expect(404);
        market.get(notice + "factory").expect(400);
        // The factory sees itself alone, and so need not say which.
        assertThat(text(document(server.as("factory"), id, "notice"))).contains("第1村第1厂");
        server.as("factory").get(notice + "ENTERPRISE:" + FixtureCity.creditCode(0, 1)).expect(404);
    }

    @Test
    void theCentreOfTheCityChangesATemplateAndTakesItBack() {
        String id = agreed(1);
        byte[] own = WordFile.ofRuns("本市通知：{{target}}，编号{{number}}");

        city.post("/api/document-templates/notice", DOCX, own).expect(200);
        assertThat(text(document(market, id, "notice"))).startsWith("本市通知：第1村第1厂，编号");
        assertThat(city.get("/api/document-templates/notice").bytes()).isEqualTo(own);
        city.delete("/api/document-templates/notice").expect(200);
        assertThat(text(document(market, id, "notice"))).contains("五个严禁");
    }

    @Test
    void nobodyElseChangesATemplate() {
        byte[] own = WordFile.ofRuns("{{target}}");

        market.post("/api/document-templates/notice", DOCX, own).expect(403);
        server.as("factory").delete("/api/document-templates/notice").expect(403);
        assertThat(market.get("/api/document-templates").json().path("mayChange").asBoolean())
                .isFalse();
    }

    @Test
    void aWrongTemplateIsRefusedAndTheOldOneStays() {
        assertThat(
                        city.post(
                                        "/api/document-templates/notice",
                                        DOCX,
                                        WordFile.ofRuns("{{tagret}}"))
                                .expect(422)
                                .body())
                .contains("{{tagret}}");
        city.post("/api/document-templates/notice", DOCX, new byte[(2 << 20) + 1]).expect(413);
        assertThat(text(document(market, agreed(1), "notice"))).contains("五个严禁");
    }
}
