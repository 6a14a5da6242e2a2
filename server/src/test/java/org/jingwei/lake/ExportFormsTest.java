package org.jingwei.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A slice as a workbook and as Parquet: the same rows, masked and noted in the same way. */
class ExportFormsTest {
    private static final TestServer server = TestServer.withFixtureCity();
    private static final ApiClient owner = server.as("market");
    private static final Shops shops = Shops.define(owner);
    private static final String LONG_CODE = "913503021234567890";

    @BeforeAll
    static void fill() {
        String odd =
                "%s,=1+1,13800000099,F,12345678901234.5678,2026-01-01,%s,,\n"
                        .formatted(LONG_CODE, FixtureCity.village(0));
        assertThat(shops.ingest(Shops.inEveryVillage(3) + odd).text("state"))
                .isEqualTo("COMMITTED");
    }

    private static Answer export(ApiClient who, String form, String... headers) {
        return who.get(shops.path() + "/records." + form, headers);
    }

    private static List<Row> sheet(Answer answer) throws Exception {
        byte[] bytes = answer.expect(200).bytes();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes))) {
            return book.getFirstSheet().read();
        }
    }

    @Test
    void aWorkbookHasTextsNumbersAndDates() throws Exception {
        List<Row> rows = sheet(export(owner, "xlsx"));
        assertThat(rows).hasSize(1 + 37);
        assertThat(rows.getFirst().getCellText(0)).isEqualTo("区划代码");
        Row odd =
                rows.stream()
                        .filter(row -> row.getCellText(2).equals(LONG_CODE))
                        .findFirst()
                        .orElseThrow();
        assertThat(odd.getCell(2).getType()).isEqualTo(CellType.STRING);
        assertThat(odd.getCell(3).getType()).as("no formula").isEqualTo(CellType.STRING);
        assertThat(odd.getCellText(4)).isEqualTo("138****0099");
        assertThat(odd.getCell(6).getType()).as("too many digits").isEqualTo(CellType.STRING);
        assertThat(odd.getCellText(6)).isEqualTo("12345678901234.5678");
        assertThat(odd.getCellAsDate(7).orElseThrow().toLocalDate()).hasToString("2026-01-01");
        assertThat(rows.get(1).getCell(6).getType()).isEqualTo(CellType.NUMBER);
    }

    @Test
    void aWorkbookOfAVillageHasItsRowsAlone() throws Exception {
        assertThat(sheet(export(server.as("sibling"), "xlsx"))).hasSize(1 + 3);
    }

    @Test
    void isNamedByItsForm() {
        Answer book = export(owner, "xlsx");
        assertThat(book.header("Content-Disposition")).contains(".xlsx");
        assertThat(book.header("Content-Type")).contains("spreadsheetml");
        assertThat(export(owner, "parquet").header("Content-Type")).contains("parquet");
        assertThat(export(owner, "pdf").status()).isEqualTo(404);
    }

    @Test
    void parquetHasTheTypesOfTheElements() throws Exception {
        List<String> rows = parquet(export(owner, "parquet"));
        assertThat(rows)
                .hasSize(37)
                .contains("N35 DECIMAL(18,4) DATE 138****0035 " + FixtureCity.village(11));
    }

    @Test
    void parquetIsUnmaskedForAPurposeAndNoted() throws Exception {
        assertThat(parquet(export(owner, "parquet", "Jingwei-Purpose", "audit")).toString())
                .contains("13800000035");
        assertThat(
                        server.administrator()
                                .get("/api/audit?username=market&action=records.unmask&limit=1")
                                .items()
                                .getFirst()
                                .path("rows")
                                .asLong())
                .isEqualTo(37);
        assertThat(
                        parquet(export(server.as("city"), "parquet", "Jingwei-Purpose", "look"))
                                .toString())
                .doesNotContain("13800000035");
    }

    private static List<String> parquet(Answer answer) throws Exception {
        Path file = Files.createTempFile("export", ".parquet");
        Files.write(file, answer.expect(200).bytes());
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT code, typeof(turnover), typeof(opened), owner_phone, jingwei_area_code FROM '"
                                        + file
                                        + "'")) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(
                        rows.getString(1)
                                + " "
                                + rows.getString(2)
                                + " "
                                + rows.getString(3)
                                + " "
                                + rows.getString(4)
                                + " "
                                + rows.getString(5));
            }
            return found;
        } finally {
            Files.delete(file);
        }
    }
}
