package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.Stops;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A slice as a file for an office's spreadsheet. */
class ExportTest {
    private static final int ROWS = 3;
    private static final List<String> ELEMENTS =
            List.of(
                    "code",
                    "name",
                    "owner_phone",
                    "kind",
                    "turnover",
                    "opened",
                    "area",
                    "lon",
                    "lat");

    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient owner = server.as("market");
    private final Shops shops = Shops.define(owner);

    private void fill(String csv) {
        assertThat(shops.ingest(csv).text("state")).isEqualTo("COMMITTED");
    }

    private Answer export(ApiClient who, String query, String... headers) {
        return who.get(shops.path() + "/records.csv?" + query, headers);
    }

    private static List<List<String>> lines(Answer answer) {
        String text = answer.expect(200).body();
        assertThat(text).as("Excel tells UTF-8 by it").startsWith("\ufeff");
        return CsvReader.builder().ofCsvRecord(text.substring(1)).stream()
                .map(CsvRecord::getFields)
                .toList();
    }

    private static List<List<String>> rows(Answer answer) {
        List<List<String>> lines = lines(answer);
        return lines.subList(1, lines.size());
    }

    private List<List<String>> paged(ApiClient who, String query) {
        List<List<String>> rows = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    who.get(shops.path() + "/records?limit=7&" + query + next).expect(200).json();
            page.path("items").forEach(row -> rows.add(cells(row)));
            next = page.path("next").asString("");
            next = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!next.isEmpty());
        return rows;
    }

    private static List<String> cells(JsonNode row) {
        List<String> cells = new ArrayList<>();
        cells.add(row.at("/area/code").asString());
        cells.add(row.at("/area/name").asString());
        ELEMENTS.forEach(element -> cells.add(row.path("values").path(element).asString("")));
        return cells;
    }

    @Test
    void holdsWhatThePagesShowInTheirOrder() {
        fill(Shops.inEveryVillage(ROWS));
        String filter = "filter=turnover:ge:5&filter=kind:eq:F";
        assertThat(rows(export(owner, ""))).hasSize(12 * ROWS).isEqualTo(paged(owner, ""));
        assertThat(rows(export(owner, filter))).hasSize(15).isEqualTo(paged(owner, filter));
        ApiClient town = server.as("town");
        assertThat(rows(export(town, ""))).hasSize(3 * ROWS).isEqualTo(paged(town, ""));
        assertThat(rows(export(town, "area=" + FixtureCity.village(1)))).hasSize(ROWS);
    }

    @Test
    void holdsEveryRowOfManyPagesOnce() {
        int perVillage = 1_000;
        fill(Shops.inEveryVillage(perVillage));
        assertThat(rows(export(owner, "")).stream().map(row -> row.get(2)))
                .hasSize(12 * perVillage)
                .doesNotHaveDuplicates();
    }

    @Test
    void isNamedAndLabelledInTheAskedLanguage() {
        fill(Shops.inEveryVillage(1));
        Answer chinese = export(owner, "area=" + FixtureCity.county(0));
        assertThat(lines(chinese).getFirst())
                .startsWith("区划代码", "区划名称", "编号", "名称", "电话")
                .hasSize(2 + ELEMENTS.size());
        assertThat(chinese.header("Content-Type")).isEqualToIgnoringCase("text/csv;charset=UTF-8");
        assertThat(chinese.header("Content-Disposition"))
                .startsWith("attachment")
                .contains("filename*=UTF-8''%E5%95%86%E5%BA%97-350301.csv");
        Answer english = owner.get("/api/datasets/enterprise/records.csv?lang=en");
        assertThat(lines(english).getFirst()).startsWith("Area code", "Area name", "uscc", "name");
        export(owner, "lang=fr").expect(400);
        export(owner, "area=35x").expect(400);
        export(owner, "filter=nothing:eq:1").expect(400);
    }

    @Test
    void masksWhatTheRecordsMask() {
        fill(Shops.inEveryVillage(1));
        String phone = "13800000004";
        assertThat(export(owner, "").expect(200).body())
                .contains("138****0004")
                .doesNotContain(phone);
        assertThat(export(owner, "", "Jingwei-Purpose", "call-back").expect(200).body())
                .contains(phone);
        assertThat(export(server.as("city"), "", "Jingwei-Purpose", "call-back").expect(200).body())
                .contains("138****0004")
                .doesNotContain(phone);
        Answer guess = export(owner, "filter=owner_phone:eq:" + phone).expect(403);
        assertThat(guess.text("rule")).isEqualTo("masked-element");
    }

    @Test
    void leavesOutRowsInNoArea() {
        fill(Shops.HEADER + Shops.row(1, FixtureCity.village(0)) + "N2,店2,,F,1,2026-01-01,,,\n");
        assertThat(owner.get(shops.path() + "/records?unplaced=true").items()).hasSize(1);
        assertThat(rows(export(owner, "unplaced=true"))).hasSize(1);
    }

    @Test
    void writesNoCellThatASpreadsheetWouldRun() {
        String area = FixtureCity.village(0);
        StringBuilder csv = new StringBuilder(Shops.HEADER);
        List<String> names = List.of("=1+1", "+cmd", "-5", "-A1", "@sum", "＝1", "+86.5", "a=b");
        for (int i = 0; i < names.size(); i++) {
            csv.append("N%d,%s,,F,-3.5,2026-01-01,%s,,\n".formatted(i, names.get(i), area));
        }
        fill(csv.toString());
        List<List<String>> rows = rows(export(owner, ""));
        assertThat(rows.stream().map(row -> row.get(3)))
                .containsExactly("'=1+1", "'+cmd", "-5", "'-A1", "'@sum", "'＝1", "+86.5", "a=b");
        assertThat(rows.getFirst().get(6)).isEqualTo("-3.5");
    }

    @Test
    void holdsASubjectsOwnRowsAlone() {
        Answer own = server.as("factory").get("/api/datasets/enterprise/records.csv");
        assertThat(rows(own))
                .singleElement()
                .satisfies(row -> assertThat(row.get(2)).isEqualTo(FixtureCity.creditCode(0, 0)));
        server.as("factory").get(shops.path() + "/records.csv").expect(404);
    }

    /** Each row with which of the two files it came in. */
    private static String file(String name) {
        StringBuilder csv = new StringBuilder(Shops.HEADER);
        for (int i = 0; i < 24; i++) {
            csv.append(
                    "N%d,%s,,F,1,2026-01-01,%s,,\n"
                            .formatted(i, name, FixtureCity.village(i % 12)));
        }
        return csv.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPSERT", "REPLACE"})
    void holdsTheRowsThatWereCountedAlthoughOthersTakeTheirPlaceMeanwhile(String mode) {
        Shops replaced = Shops.define(owner, Map.of("mode", mode));
        replaced.ingest(file("old"));
        try (Stops stops = new Stops(server)) {
            stops.holdBeforeNoting("records.export");
            CompletableFuture<Answer> export =
                    CompletableFuture.supplyAsync(
                            () -> owner.get(replaced.path() + "/records.csv"));
            stops.awaitWaiting(1);
            assertThat(replaced.ingest(file("new")).text("state")).isEqualTo("COMMITTED");
            stops.release();
            assertThat(rows(export.join()).stream().map(row -> row.get(3)))
                    .hasSize(24)
                    .containsOnly("old");
        }
        assertThat(
                        rows(owner.get(replaced.path() + "/records.csv")).stream()
                                .map(row -> row.get(3)))
                .hasSize(24)
                .containsOnly("new");
    }

    @Test
    void isEmptyBeforeTheFirstBatch() {
        assertThat(lines(export(owner, ""))).hasSize(1);
    }

    @Test
    void isNotedWithItsRows() {
        fill(Shops.inEveryVillage(ROWS));
        export(server.as("county"), "").expect(200);
        JsonNode entry =
                server.administrator()
                        .get("/api/audit?username=county&action=records.export&limit=1")
                        .items()
                        .getFirst();
        assertThat(entry.path("object").asString()).isEqualTo(shops.id());
        assertThat(entry.path("rows").asInt()).isEqualTo(6 * ROWS);
    }

    @Test
    void isRefusedBeforeItsFirstByteWhenItIsTooLarge() {
        int most = FixtureCity.enterprises(0, 3);
        Map<String, String> settings = Map.of("JINGWEI_MAX_EXPORT_ROWS", Integer.toString(most));
        try (TestServer small = TestServer.start(settings)) {
            FixtureCity.load(small.administrator());
            String path = "/api/datasets/enterprise/records.csv?area=";
            Answer refused = small.administrator().get(path + FixtureCity.county(0)).expect(422);
            assertThat(refused.text("code")).isEqualTo("export-too-large");
            assertThat(refused.text("detail")).contains(" " + most + ":", "narrow the slice");
            Answer whole = small.administrator().get(path + FixtureCity.town(0));
            assertThat(whole.expect(200).body().getBytes(UTF_8)).isEqualTo(whole.bytes());
            assertThat(rows(whole)).hasSize(most);
        }
    }
}
