package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.Stops;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A file from a system that knows nothing of us: it is held, somebody looks at it, says which
 * column is what, sees what would become of it, and starts it. What is refused goes back to the
 * department, and comes in again when it is corrected.
 */
class HeldFileTest {
    private static final String FOREIGN =
            """
            店铺编号;店铺名称;联系电话（手机）;类别;营业额(万元);开业日期;所在区划;备注
            A1;甲店;１３８ 0013 8000;鞋服;1.5;2026年3月1日;350301001001;x
            A2;乙店;+86-13800138001;食品;2;2026年2月30日;350301001002;y
            """;

    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient owner = server.as("market");
    private final Shops shops = Shops.define(owner);

    private Answer hold(byte[] bytes, String more) {
        return owner.post(
                shops.path() + "/batches?fileName=foreign.csv&hold=true" + more,
                "application/octet-stream",
                bytes);
    }

    private static Map<String, Object> column(String source, String element, Object... steps) {
        return Map.of("source", source, "element", element, "steps", List.of(steps));
    }

    private static Map<String, Object> mapping() {
        return Map.of(
                "columns",
                List.of(
                        column("店铺编号", "code", Map.of("kind", "TRIM")),
                        column("店铺名称", "name"),
                        column("联系电话（手机）", "owner_phone", Map.of("kind", "IDENTIFIER")),
                        column("类别", "kind"),
                        column("营业额(万元)", "turnover", Map.of("kind", "UNIT", "factor", 10000)),
                        column("开业日期", "opened", Map.of("kind", "DATE", "pattern", "yyyy年M月d日")),
                        column("所在区划", "area")));
    }

    private JsonNode start(String id) {
        owner.post("/api/batches/" + id + "/start", Map.of()).expect(202);
        return FixtureDatasets.await(owner, id).json();
    }

    private List<String> codes() {
        List<String> codes = new ArrayList<>();
        owner.get(shops.path() + "/records")
                .items()
                .forEach(row -> codes.add(row.at("/values/code").asString()));
        codes.sort(String::compareTo);
        return codes;
    }

    @Test
    void showsWhatAFileSeemsToBeAndWhatWouldBecomeOfIt() {
        byte[] file = FOREIGN.getBytes(Charset.forName("GB18030"));
        Answer held = hold(file, "").expect(202);
        assertThat(held.text("state")).isEqualTo("HELD");
        String id = held.text("id");
        JsonNode before = owner.get("/api/batches/" + id + "/preview").expect(200).json();
        assertThat(before.at("/format/value").asString()).isEqualTo("CSV");
        assertThat(before.at("/charset/value").asString()).isEqualTo("GB18030");
        assertThat(before.at("/charset/confidence").asDouble()).isGreaterThan(0.5);
        assertThat(before.at("/delimiter/value").asString()).isEqualTo(";");
        assertThat(before.at("/rows/0/1").asString()).isEqualTo("甲店");
        assertThat(before.path("problem").asString("")).contains("店铺编号");
        assertThat(before.path("suggested").path("columns").toString())
                .contains("\"element\":\"owner_phone\"", "IDENTIFIER", "yyyy年M月d日");

        owner.put("/api/batches/" + id + "/reading", Map.of("mapping", mapping())).expect(200);
        JsonNode after = owner.get("/api/batches/" + id + "/preview").expect(200).json();
        assertThat(after.at("/dryRun/accepted").asLong()).isEqualTo(1);
        assertThat(after.at("/dryRun/refused").asLong()).isEqualTo(1);
        assertThat(after.at("/dryRun/faults/0/line").asLong()).isEqualTo(3);
        assertThat(after.at("/dryRun/faults/0/element").asString()).isEqualTo("opened");
        assertThat(codes()).as("a look takes nothing").isEmpty();

        JsonNode batch = start(id);
        assertThat(batch.path("state").asString()).isEqualTo("COMMITTED");
        assertThat(batch.path("accepted").asLong()).isEqualTo(1);
        JsonNode row =
                owner.get(shops.path() + "/records", "Jingwei-Purpose", "test").items().getFirst();
        assertThat(row.at("/values/owner_phone").asString()).isEqualTo("13800138000");
        assertThat(row.at("/values/turnover").asDouble()).isEqualTo(15000);
        assertThat(row.at("/values/opened").asString()).isEqualTo("2026-03-01");
        assertThat(row.at("/values/kind").asString()).isEqualTo("S");
    }

    @Test
    void aFileThatIsSentToBeReadAtOnceSaysWhatCannotBeGuessed() throws IOException {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.writeBytes(Shops.HEADER.getBytes(UTF_8));
        String area = FixtureCity.village(0);
        for (int i = 0; i < 20; i++) {
            mixed.writeBytes(
                    "M%d,食品商店,,F,1,,%s,,\n"
                            .formatted(i, area)
                            .getBytes(i % 2 == 0 ? UTF_8 : Charset.forName("GB18030")));
        }
        String path = shops.path() + "/batches?fileName=mixed.csv";
        Answer unsure = owner.post(path, "text/csv", mixed.toByteArray()).expect(422);
        assertThat(unsure.text("code")).isEqualTo("unsure-reading");
        assertThat(unsure.text("detail")).contains("charset=", "hold=true");
        try (Stream<Path> spooled = Files.list(server.folder().resolve("spool"))) {
            assertThat(spooled).isEmpty();
        }
        Answer said = owner.post(path + "&charset=UTF-8", "text/csv", mixed.toByteArray());
        JsonNode batch = FixtureDatasets.await(owner, said.expect(202).text("id")).json();
        assertThat(batch.path("accepted").asInt()).isEqualTo(10);
    }

    @Test
    void aGuessCanBeCorrected() {
        String id = hold(FOREIGN.getBytes(UTF_8), "&delimiter=,").expect(202).text("id");
        String path = "/api/batches/" + id;
        assertThat(owner.get(path + "/preview").json().path("header")).hasSize(1);
        Answer corrected = owner.put(path + "/reading", Map.of("delimiter", ";")).expect(200);
        assertThat(corrected.text("delimiter")).isEqualTo(";");
        assertThat(owner.get(path + "/preview").json().path("header")).hasSize(8);
        owner.post(path + "/cancel", Map.of()).expect(202);
        owner.put(path + "/reading", Map.of("delimiter", ",")).expect(409);
    }

    @Test
    void refusesAMappingThatDoesNotFitWithAllItsMistakes() {
        Map<String, Object> wrong =
                Map.of(
                        "columns",
                        List.of(
                                column("a", "colour"),
                                column("b", "opened", Map.of("kind", "DATE", "pattern", "qqqqq{")),
                                column(
                                        "c",
                                        "kind",
                                        Map.of("kind", "CODES", "codes", Map.of("1", "Q")))));
        Answer refused = owner.put(shops.path() + "/mapping", wrong).expect(422);
        assertThat(refused.text("code")).isEqualTo("invalid-mapping");
        assertThat(refused.json().path("errors")).hasSize(3);
        server.as("city").put(shops.path() + "/mapping", mapping()).expect(403);
        owner.get(shops.path() + "/mapping").expect(404);
    }

    @Test
    void aRememberedMappingReadsLaterFiles() {
        owner.put(shops.path() + "/mapping", mapping()).expect(200);
        assertThat(owner.get(shops.path() + "/mapping").expect(200).json().path("columns"))
                .hasSize(7);
        JsonNode batch = shops.ingest(FOREIGN).json();
        assertThat(batch.path("accepted").asLong()).isEqualTo(1);
        assertThat(batch.path("mapping").path("columns")).hasSize(7);
        assertThat(codes()).containsExactly("A1");
    }

    @Test
    void refusedRowsGoBackWithReasonsAndComeInAgainWhenCorrected() {
        String good = Shops.row(1, FixtureCity.village(0));
        String csv =
                Shops.HEADER
                        + good
                        + "N2,\"店, 二\",12345678,F,1,2026-02-30,350301001001,,\n"
                        + "N3,店\n"
                        + good;
        String id = shops.ingest(csv).text("id");
        String refused = owner.get("/api/batches/" + id + "/rejects.csv").expect(200).body();
        assertThat(refused)
                .startsWith("\uFEFFcode,name,owner_phone,kind,turnover,opened,area,lon,lat,_line,")
                .contains("N2,\"店, 二\",12345678,F,1,2026-02-30,350301001001,,,3,")
                .contains("owner_phone; opened,PHONE; TYPE")
                .contains("COLUMN_COUNT")
                .contains("DUPLICATE_KEY");
        assertThat(refused.lines()).hasSize(4);
        server.as("city").get("/api/batches/" + id + "/rejects.csv").expect(404);

        String corrected =
                refused.lines()
                        .limit(2)
                        .reduce("", (all, line) -> all + line + "\n")
                        .replace("12345678", "13800138000")
                        .replace("2026-02-30", "2026-02-28");
        JsonNode again = shops.ingest(corrected).json();
        assertThat(again.path("accepted").asLong()).isEqualTo(1);
        assertThat(codes()).containsExactly("N1", "N2");
    }

    @Test
    void aMillionRefusedRowsAreAllHandedBack() throws IOException {
        int rows = 1_000_000;
        StringBuilder file =
                new StringBuilder(Shops.HEADER).append(Shops.row(1, FixtureCity.village(0)));
        for (int i = 0; i < rows; i++) {
            file.append("B").append(i).append(",店,,Q,1,,,,\n");
        }
        String id = shops.send(file.toString()).expect(202).text("id");
        JsonNode batch = FixtureDatasets.await(owner, id).json();
        assertThat(batch.path("accepted").asLong()).isEqualTo(1);
        assertThat(batch.path("refused").asLong()).isEqualTo(rows);
        assertThat(batch.at("/refusals/0/rule").asString()).isEqualTo("CODE");
        String refused = owner.get("/api/batches/" + id + "/rejects.csv").expect(200).body();
        assertThat(refused.lines().count()).isEqualTo(rows + 1L);
        assertThat(refused).contains("\nB999999,");
    }

    @Test
    void aCancelledFileLeavesNothingAndMayBeSentAgain() {
        byte[] file = Shops.inEveryVillage(1).getBytes(UTF_8);
        String id = hold(file, "").expect(202).text("id");
        Answer cancelled = owner.post("/api/batches/" + id + "/cancel", Map.of()).expect(202);
        assertThat(cancelled.text("state")).isEqualTo("CANCELLED");
        assertThat(server.folder().resolve("spool").resolve(id + ".csv")).doesNotExist();
        owner.post("/api/batches/" + id + "/cancel", Map.of()).expect(409);
        owner.post("/api/batches/" + id + "/start", Map.of()).expect(409);
        String again = hold(file, "").expect(202).text("id");
        assertThat(start(again).path("accepted").asLong()).isEqualTo(12);
        owner.post("/api/batches/" + again + "/cancel", Map.of()).expect(409);
    }

    @Test
    void aRunThatIsCancelledKeepsNoneOfItsRows() {
        String id;
        JsonNode batch;
        try (Stops stops = new Stops(server)) {
            stops.holdInSorting();
            id = shops.send(Shops.inEveryVillage(100)).expect(202).text("id");
            stops.awaitPhase(id, Batch.Phase.SORTING);
            owner.post("/api/batches/" + id + "/cancel", Map.of()).expect(202);
            stops.release();
            batch = FixtureDatasets.await(owner, id).json();
        }
        assertThat(batch.path("state").asString()).isEqualTo("CANCELLED");
        assertThat(codes()).isEmpty();
        assertThat(server.folder().resolve("spool").resolve(id + ".csv")).doesNotExist();
        assertThat(server.administrator().get("/api/audit?action=batch.cancel&limit=500").body())
                .contains(id);
    }

    @Test
    void readsAnArchiveOfOneFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("店.ndjson"));
            zip.write(
                    "{\"code\": \"Z1\", \"name\": \"店\", \"area\": \"350301001001\"}\n"
                            .getBytes(UTF_8));
        }
        Answer sent = shops.send("application/zip", bytes.toByteArray()).expect(202);
        assertThat(sent.text("format")).isEqualTo("NDJSON");
        FixtureDatasets.await(owner, sent.text("id"));
        assertThat(codes()).containsExactly("Z1");
    }

    @Test
    void readsPointsOfGeoJsonIntoTheDatasetsPosition() {
        double[] place = FixtureCity.place(3, 7);
        String file =
                """
                {"type": "FeatureCollection", "features": [
                {"type": "Feature", "properties": {"编号": "G1", "name": "店"},
                 "geometry": {"type": "Point", "coordinates": [%s, %s]}}]}
                """
                        .formatted(place[0], place[1]);
        String id = shops.send("application/geo+json", file.getBytes(UTF_8)).text("id");
        assertThat(FixtureDatasets.await(owner, id).json().path("accepted").asLong()).isEqualTo(1);
        JsonNode row = owner.get(shops.path() + "/records").items().getFirst();
        assertThat(row.at("/area/code").asString()).isEqualTo(FixtureCity.village(3));
    }
}
