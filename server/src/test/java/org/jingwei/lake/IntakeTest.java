package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A department sends a file: it is taken whole, in part with reasons, once, or not at all. */
class IntakeTest {
    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient owner = server.as("market");
    private final Shops shops = Shops.define(owner);

    private long count() {
        return owner.get(shops.path() + "/records?total=true&limit=1")
                .expect(200)
                .json()
                .path("total")
                .asLong();
    }

    @Test
    void takesAFileAndTellsWhatBecameOfIt() {
        Answer sent = shops.send(Shops.inEveryVillage(3)).expect(202);
        assertThat(sent.header("Location")).isEqualTo("/api/batches/" + sent.text("id"));
        JsonNode batch = FixtureDatasets.await(owner, sent.text("id")).json();
        assertThat(batch.path("state").asString()).isEqualTo("COMMITTED");
        assertThat(batch.path("fileName").asString()).isEqualTo("shops.csv");
        assertThat(batch.path("rows").asLong()).isEqualTo(36);
        assertThat(batch.path("accepted").asLong()).isEqualTo(36);
        assertThat(batch.path("bytesRead").asLong()).isEqualTo(batch.path("bytes").asLong());
        assertThat(count()).isEqualTo(36);
    }

    @Test
    void theSameFileTwiceAddsNothingAndSaysSo() {
        String csv = Shops.inEveryVillage(1);
        String first = shops.ingest(csv).text("id");
        Answer again = shops.send(csv).expect(200);
        assertThat(again.text("state")).isEqualTo("DUPLICATE");
        assertThat(again.text("duplicateOf")).isEqualTo(first);
        assertThat(count()).isEqualTo(12);
        assertThat(owner.get(shops.path() + "/batches").expect(200).items()).hasSize(2);
    }

    @Test
    void theSameKeyOfASendingAnswersTheSameBatch() {
        String csv = Shops.inEveryVillage(1);
        String first = shops.send(csv, "Idempotency-Key", shops.id()).expect(202).text("id");
        assertThat(shops.send(csv, "Idempotency-Key", shops.id()).text("id")).isEqualTo(first);
        shops.send(Shops.inEveryVillage(2), "Idempotency-Key", shops.id()).expect(422);
        FixtureDatasets.await(owner, first);
    }

    @Test
    void aHeaderThatDoesNotFitFailsTheFile() {
        JsonNode batch = shops.ingest("code,name,name,colour\n1,2,3,4\n").json();
        assertThat(batch.path("state").asString()).isEqualTo("FAILED");
        assertThat(batch.at("/error/code").asString()).isEqualTo("invalid-header");
        assertThat(batch.at("/error/detail").asString())
                .contains("\"colour\" is no element", "\"name\" is there before", "no column kind");
    }

    @Test
    void aFileOfWhichNoRowIsAcceptedIsAFailureAndMayBeSentAgain() {
        String csv = Shops.HEADER + "N1,店,12,F,1,2026-01-01,350301001001,,\n";
        JsonNode batch = shops.ingest(csv).json();
        assertThat(batch.path("state").asString()).isEqualTo("FAILED");
        assertThat(batch.at("/error/code").asString()).isEqualTo("no-row-accepted");
        assertThat(batch.path("refused").asLong()).isEqualTo(1);
        assertThat(owner.get("/api/batches/" + batch.path("id").asString() + "/rejects").items())
                .hasSize(1);
        shops.send(csv).expect(202);
    }

    @Test
    void listsRefusedRowsWithLineColumnRuleAndReason() {
        String good = Shops.row(1, FixtureCity.village(0));
        JsonNode batch =
                shops.ingest(
                                Shops.HEADER
                                        + good
                                        + ",店,13800138000,F,1,2026-01-01,,,\n"
                                        + "N2,店,12345678,X,1,2026-02-30,35O301,,\n"
                                        + "N3,店\n"
                                        + good)
                        .json();
        assertThat(batch.path("accepted").asLong()).isEqualTo(1);
        assertThat(batch.path("refused").asLong()).isEqualTo(4);
        List<String> rejects = new ArrayList<>();
        owner.get("/api/batches/" + batch.path("id").asString() + "/rejects")
                .items()
                .forEach(reject ->
                        rejects.add(
                                reject.path("line").asLong()
                                        + " "
                                        + reject.path("column").asString("")
                                        + " "
                                        + reject.path("rule").asString()
                                        + " "
                                        + reject.path("value").asString("")));
        assertThat(rejects)
                .containsExactly(
                        "3 code REQUIRED ",
                        "4 owner_phone PHONE 123****5678",
                        "4 kind CODE X",
                        "4 opened TYPE 2026-02-30",
                        "4 area AREA_CODE 35O301",
                        "5  COLUMN_COUNT ",
                        "6 code DUPLICATE_KEY ");
        assertThat(batch.path("refusals")).hasSize(7);
    }

    @Test
    void aKeyThatAnEarlierFileBroughtIsRefused() {
        shops.ingest(Shops.HEADER + Shops.row(1, FixtureCity.village(0)));
        JsonNode batch =
                shops.ingest(
                                Shops.HEADER
                                        + Shops.row(1, FixtureCity.village(1))
                                        + Shops.row(2, FixtureCity.village(1)))
                        .json();
        assertThat(batch.path("accepted").asLong()).isEqualTo(1);
        assertThat(batch.path("refused").asLong()).isEqualTo(1);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void readsGb18030ByLabelsAndCompressed() throws IOException {
        String csv = "编号,名称,电话,类别,营业额,开业,区划,经度,纬度\n" + Shops.row(7, FixtureCity.village(2));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(csv.getBytes(Charset.forName("GB18030")));
        }
        Answer sent =
                shops.send(
                        "text/csv; charset=GB18030",
                        bytes.toByteArray(),
                        "Content-Encoding",
                        "gzip");
        FixtureDatasets.await(owner, sent.expect(202).text("id"));
        JsonNode record = owner.get(shops.path() + "/records").items().getFirst();
        assertThat(record.at("/values/name").asString()).isEqualTo("店7");
        assertThat(record.at("/values/kind").asString())
                .as("a label becomes its code")
                .isEqualTo("S");
    }

    @Test
    void refusesACharsetItDoesNotRead() {
        Answer answer = shops.send("text/csv; charset=EBCDIC", Shops.HEADER.getBytes(UTF_8));
        assertThat(answer.expect(415).text("code")).isEqualTo("unsupported-charset");
    }

    @Test
    void keepsRowsItCannotPlaceForTheOwnerWithTheCause() {
        double[] place = FixtureCity.place(4, 1);
        String tail = ",13800138000,F,1,2026-01-01,";
        JsonNode batch =
                shops.ingest(
                                Shops.HEADER
                                        + "A,店"
                                        + tail
                                        + "350301999,,\n"
                                        + "B,店"
                                        + tail
                                        + ",,\n"
                                        + "C,店"
                                        + tail
                                        + ",x,25\n"
                                        + "D,店"
                                        + tail
                                        + ",10,50\n"
                                        + "E,店"
                                        + tail
                                        + ","
                                        + place[0]
                                        + ","
                                        + place[1]
                                        + "\n")
                        .json();
        assertThat(batch.path("accepted").asLong()).isEqualTo(5);
        assertThat(batch.path("unplaced").asLong()).isEqualTo(4);
        List<String> causes = new ArrayList<>();
        owner.get(shops.path() + "/records?unplaced=true")
                .items()
                .forEach(row ->
                        causes.add(
                                row.at("/values/code").asString()
                                        + " "
                                        + row.path("unplaced").asString()));
        assertThat(causes)
                .containsExactlyInAnyOrder(
                        "A UNKNOWN_AREA", "B NO_POSITION", "C BAD_POSITION", "D OUTSIDE");
        assertThat(owner.get(shops.path() + "/records").items())
                .singleElement()
                .satisfies(row ->
                        assertThat(row.at("/area/code").asString())
                                .isEqualTo(FixtureCity.village(4)));
        server.as("city").get(shops.path() + "/records?unplaced=true").expect(403);
    }

    @Test
    void onlyTheOwnerSendsFilesAndSeesThem() {
        String batch = shops.ingest(Shops.inEveryVillage(1)).text("id");
        ApiClient other = server.as("city");
        other.post(shops.path() + "/batches", "text/csv", Shops.HEADER.getBytes(UTF_8)).expect(403);
        other.get("/api/batches/" + batch).expect(404);
        other.get("/api/batches/" + batch + "/rejects").expect(404);
        other.get(shops.path() + "/batches").expect(403);
    }

    @Test
    void definingADatasetAgainChangesNothing() {
        owner.post("/api/datasets", Shops.definition(shops.id())).expect(200);
        server.as("education").post("/api/datasets", Shops.definition("taken_away")).expect(403);
    }
}
