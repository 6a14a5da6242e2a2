package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files with contents that nobody asked for: what became of them stands in the run's report. */
class StrangeContentTest {
    private static final int LONG_LINE = 64 << 20;

    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient owner = server.as("market");

    private JsonNode ingest(Shops shops, String contentType, byte[] bytes) {
        return FixtureDatasets.await(owner, shops.send(contentType, bytes).expect(202).text("id"))
                .json();
    }

    @Test
    void daysAndNumbersThatASpreadsheetChanged() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("店");
            List<String> header = Arrays.asList(Shops.HEADER.strip().split(","));
            for (int column = 0; column < header.size(); column++) {
                sheet.value(0, column, header.get(column));
            }
            for (int row = 1; row <= 2; row++) {
                sheet.value(row, 1, "店" + row);
                sheet.value(row, 5, LocalDate.of(2026, 3, row));
                sheet.style(row, 5).format("yyyy-mm-dd").set();
                sheet.value(row, 6, FixtureCity.village(0));
            }
            sheet.value(1, 0, Double.parseDouble("350302199001011234"));
            sheet.value(2, 0, "350302199001011234");
        }
        Shops shops = Shops.define(owner);
        JsonNode batch =
                ingest(
                        shops,
                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        bytes.toByteArray());
        assertThat(batch.path("accepted").asLong()).isEqualTo(1);
        assertThat(batch.path("refusals").toString()).contains("\"rule\":\"LOST_DIGITS\"", "code");
        assertThat(batch.path("warnings").toString()).contains("\"rule\":\"EXCEL_DATE\"", "opened");
        JsonNode row = owner.get(shops.path() + "/records").items().getFirst();
        assertThat(row.at("/values/code").asString()).isEqualTo("350302199001011234");
        assertThat(row.at("/values/opened").asString()).isEqualTo("2026-03-02");
    }

    @Test
    void zerosInPlaceOfCharacters() {
        Shops shops = Shops.define(owner);
        String zeros =
                "N1,a\u0000b,,F,1,,%s,,\n".formatted(FixtureCity.village(0))
                        + "\u0000".repeat(1_000)
                        + "\n";
        JsonNode batch =
                shops.ingest(Shops.HEADER + zeros + Shops.row(2, FixtureCity.village(0))).json();
        assertThat(batch.path("accepted").asLong()).isEqualTo(1);
        assertThat(batch.path("refused").asLong()).isEqualTo(2);
        assertThat(batch.path("refusals").toString()).contains("CONTROL_CHARACTER", "COLUMN_COUNT");

        JsonNode nothing = ingest(shops, "text/csv", new byte[100_000]);
        assertThat(nothing.path("state").asString()).isEqualTo("FAILED");
        assertThat(nothing.at("/error/code").asString()).isEqualTo("invalid-header");
    }

    @Test
    void aLineThatDoesNotEnd() {
        byte[] start = (Shops.HEADER + Shops.row(1, FixtureCity.village(0))).getBytes(UTF_8);
        byte[] file = Arrays.copyOf(start, LONG_LINE);
        Arrays.fill(file, start.length, file.length, (byte) 'x');
        Shops shops = Shops.define(owner);
        JsonNode batch = ingest(shops, "text/csv", file);
        assertThat(batch.path("state").asString()).isEqualTo("FAILED");
        assertThat(batch.at("/error/detail").asString()).contains("ine 3");
        assertThat(batch.path("bytesRead").asLong())
                .as("it is not read to its end")
                .isLessThan(16 << 20);
        assertThat(owner.get(shops.path() + "/records").items()).isEmpty();

        Arrays.fill(file, (byte) 'x');
        assertThat(ingest(Shops.define(owner), "text/csv", file).path("state").asString())
                .as("as a header")
                .isEqualTo("FAILED");
    }

    @Test
    void placesInTheSystemOfAnotherMap() {
        Shops shops = Shops.define(owner);
        List<Map<String, Object>> columns =
                Arrays.stream(Shops.HEADER.strip().split(","))
                        .map(name -> Map.<String, Object>of("source", name, "element", name))
                        .toList();
        Answer held =
                owner.post(
                                shops.path() + "/batches?hold=true",
                                "text/csv",
                                (Shops.HEADER + "G1,天安门,,F,1,2026-01-01,,116.40374,39.91512\n")
                                        .getBytes(UTF_8))
                        .expect(202);
        String path = "/api/batches/" + held.text("id");
        owner.put(path + "/reading", Map.of("mapping", Map.of("columns", columns, "crs", "GCJ02")))
                .expect(200);
        owner.post(path + "/start", Map.of()).expect(202);
        assertThat(FixtureDatasets.await(owner, held.text("id")).json().path("unplaced").asLong())
                .as("the fixture city is elsewhere")
                .isEqualTo(1);
        JsonNode row = owner.get(shops.path() + "/records?unplaced=true").items().getFirst();
        assertThat(row.at("/values/lon").asDouble()).isBetween(116.3974, 116.3977);
        assertThat(row.at("/values/lat").asDouble()).isBetween(39.9136, 39.9139);
    }
}
