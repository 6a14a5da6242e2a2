package org.jingwei.lake.intake.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.FileFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks as offices make them: with titles, days as numbers, and long numbers cut short. */
class WorkbooksTest {
    @TempDir Path folder;

    private Path workbook(Consumer<Worksheet> content) throws IOException {
        Path file = folder.resolve("book.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            content.accept(workbook.newWorksheet("表一"));
            workbook.newWorksheet("表二").value(0, 0, "别的");
        }
        return file;
    }

    @Test
    void passesOverTitlesAboveTheHeader() throws IOException {
        Path file =
                workbook(sheet -> {
                    sheet.value(0, 0, "莆田市企业情况表（2026年）");
                    sheet.range(0, 0, 0, 3).merge();
                    sheet.value(1, 0, "填报单位：市监局");
                    sheet.value(1, 3, "单位：万元");
                    String[] header = {"序号", "企业名称", "信用代码", "金额"};
                    for (int i = 0; i < header.length; i++) {
                        sheet.value(2, i, header[i]);
                        sheet.value(3, i, i == 0 ? "1" : "值" + i);
                    }
                });
        assertThat(Rows.all(file, Rows.detected(file)))
                .containsExactly("序号|企业名称|信用代码|金额", "4: 1|值1|值2|值3");
    }

    @Test
    void knowsTheHeaderByTheNamesOfElements() throws IOException {
        Path file =
                workbook(sheet -> {
                    for (int i = 0; i < 4; i++) {
                        sheet.value(0, i, "说明" + i);
                        sheet.value(1, i, i == 0 ? "企业名称" : "列" + i);
                        sheet.value(2, i, "值" + i);
                    }
                });
        FileReading reading =
                new FileReading(
                        FileFormat.XLSX, FileCharset.UTF_8, ',', Optional.of("表一"), Set.of("企业名称"));
        assertThat(Rows.all(file, reading)).first().isEqualTo("企业名称|列1|列2|列3");
    }

    @Test
    void makesDaysOfDayNumbersAndMarksThem() throws IOException {
        Path file =
                workbook(sheet -> {
                    sheet.value(0, 0, "日");
                    sheet.value(0, 1, "时");
                    sheet.value(0, 2, "数");
                    sheet.value(1, 0, LocalDate.of(2026, 3, 1));
                    sheet.style(1, 0).format("yyyy\"年\"m\"月\"d\"日\"").set();
                    sheet.value(1, 1, LocalDateTime.of(2026, 3, 1, 8, 30));
                    sheet.style(1, 1).format("yyyy/m/d h:mm").set();
                    sheet.value(1, 2, 46082);
                    sheet.style(1, 2).format("#,##0.00\"元\"").set();
                });
        assertThat(Rows.all(file, Rows.detected(file)))
                .last()
                .isEqualTo("2: 2026-03-01<EXCEL_DATE>|2026-03-01 08:30:00<EXCEL_DATE>|46082");
    }

    @Test
    void marksNumbersThatLostTheirLastDigits() throws IOException {
        Path file =
                workbook(sheet -> {
                    sheet.value(0, 0, "身份证");
                    sheet.value(0, 1, "金额");
                    sheet.value(1, 0, Double.parseDouble("350302199001011234"));
                    sheet.value(1, 1, 1234567.25);
                });
        assertThat(Rows.all(file, Rows.detected(file)))
                .last()
                .asString()
                .startsWith("2: 35030219900101")
                .endsWith("<LOST_DIGITS>|1234567.25");
    }

    @Test
    void saysWhichSheetsThereAre() throws IOException {
        Path file = workbook(sheet -> sheet.value(0, 0, "甲"));
        FileReading reading =
                new FileReading(
                        FileFormat.XLSX, FileCharset.UTF_8, ',', Optional.of("表三"), Set.of());
        assertThatThrownBy(() -> Rows.all(file, reading))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("表一")
                .hasMessageContaining("表二");
    }

    @Test
    void refusesAWorkbookThatGrowsWithoutMeasure() throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write("<workbook/>".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                zip.write(zeros);
            }
        }
        assertThat(Files.size(file)).isLessThan(1 << 20);
        assertThatThrownBy(() -> Workbooks.checkSize(file, Long.MAX_VALUE))
                .isInstanceOfSatisfying(
                        UnreadableFileException.class,
                        e -> assertThat(e.code()).isEqualTo("too-large"));
    }

    @Test
    void refusesAWorkbookThatIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "name\n1\n");
        FileReading reading = Rows.reading(FileFormat.XLSX, FileCharset.UTF_8, ',');
        assertThatThrownBy(() -> Rows.all(file, reading))
                .isInstanceOf(UnreadableFileException.class);
    }
}
