package org.jingwei.lake.intake.format;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jingwei.engine.geo.CoordinateSystem;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.FileFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of each format become the same kind of rows; how they are written is detected. */
class FormatsTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String TEXT = "名称,数量\n莆田㐂店,3\n";

    @TempDir Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file"), bytes);
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(UTF_8));
    }

    private List<String> detected(byte[] bytes) throws IOException {
        Path file = file(bytes);
        return Rows.all(file, Rows.detected(file));
    }

    private static byte[] with(int[] mark, byte[] text) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        for (int value : mark) {
            both.write(value);
        }
        both.writeBytes(text);
        return both.toByteArray();
    }

    @Test
    void readsGb18030WithItsFourByteCharactersUndeclared() throws IOException {
        assertThat(detected(TEXT.getBytes(GB18030))).containsExactly("名称|数量", "2: 莆田㐂店|3");
    }

    @Test
    void readsUtf16WithAndWithoutItsMark() throws IOException {
        assertThat(detected(with(new int[] {0xFF, 0xFE}, TEXT.getBytes(UTF_16LE)))).hasSize(2);
        String ascii = "code,name\n1,two\n";
        assertThat(detected(ascii.getBytes(UTF_16LE))).containsExactly("code|name", "2: 1|two");
    }

    @Test
    void believesAByteOrderMarkMoreThanADeclaration() throws IOException {
        Path file = file(with(new int[] {0xEF, 0xBB, 0xBF}, TEXT.getBytes(UTF_8)));
        assertThat(Rows.all(file, Rows.reading(FileFormat.CSV, FileCharset.GB18030, ',')))
                .first()
                .isEqualTo("名称|数量");
    }

    @Test
    void findsChineseThatBeginsFarBack() throws IOException {
        StringBuilder text = new StringBuilder("code,name\n");
        text.append("1,abcdefghijklmnopqrstuvwxyz\n".repeat(40_000));
        text.append("2,莆田市市场监督管理局\n".repeat(60_000));
        Path file = file(text.toString().getBytes(GB18030));
        assertThat(FileProbe.guess(file, "file.csv").charset().orElseThrow().value())
                .isEqualTo(FileCharset.GB18030);
    }

    @Test
    void tellsTheLineThatIsInAnotherEncoding() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("名称,数量\n莆田,1\n涵江,2\n仙游,3\n".getBytes(UTF_8));
        bytes.writeBytes("秀屿,4\n".getBytes(GB18030));
        bytes.writeBytes("荔城,5\n".getBytes(UTF_8));
        List<String> rows = detected(bytes.toByteArray());
        assertThat(rows).hasSize(6).contains("6: 荔城|5");
        assertThat(rows.get(4)).startsWith("5: ").contains("\uFFFD");
    }

    @Test
    void findsEachDelimiter() throws IOException {
        for (char delimiter : new char[] {',', ';', '\t', '|'}) {
            String text =
                    "a,x?b?c\n1?\"2?2\"?3\n4?5,5?6\n".replace("a,x", "a").replace('?', delimiter);
            Path file = file(text.replace("5,5", delimiter == ',' ? "5" : "5,5"));
            assertThat(FileProbe.guess(file, "").delimiter().orElseThrow().value())
                    .isEqualTo(delimiter);
        }
    }

    @Test
    void refusesAFileWhoseQuoteIsNotClosed() throws IOException {
        Path file = file("a,b\n1,\"two\n3,4\n");
        assertThatThrownBy(() -> Rows.all(file, Rows.detected(file)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("quote");
    }

    @Test
    void readsOneObjectALine() throws IOException {
        Path file =
                file(
                        """
                        {"code": "1", "name": "莆田", "open": true, "more": {"a": [1, 2]}}

                        {"name": null, "code": 12345678901234567890.50}
                        [1]
                        {"code": "3"
                        {"code": "4", "colour": "red"} {}
                        """);
        assertThat(Rows.all(file, Rows.detected(file)))
                .containsExactly(
                        "code|name|open|more|colour",
                        "1: 1|莆田|true|{\"a\":[1,2]}|",
                        "3: 12345678901234567890.50||||",
                        "4: JSON",
                        "5: JSON",
                        "6: JSON");
    }

    @Test
    void tellsANameThatCameAfterTheFirstObjects() throws IOException {
        Path file = file("{\"code\": 1}\n".repeat(JsonHeader.ROWS) + "{\"late\": 1}\n");
        assertThat(Rows.all(file, Rows.detected(file))).last().isEqualTo("1001: UNKNOWN_NAME");
    }

    @Test
    void readsPointsOfAFeatureCollection() throws IOException {
        Path file =
                file(
                        """
                        {"type": "FeatureCollection",
                         "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}},
                         "features": [
                         {"type": "Feature", "properties": {"name": "塔"}, "geometry": {"type": "Point", "coordinates": [119.01, 25.43, 7]}},
                         {"type": "Feature", "geometry": {"coordinates": [[1, 2], [3, 4]], "type": "LineString"}, "properties": {"name": "路"}},
                         {"type": "Feature", "geometry": null, "properties": {"name": "无", "kind": 3}}
                        ]}
                        """);
        FileReading reading = Rows.detected(file);
        assertThat(reading.format()).isEqualTo(FileFormat.GEOJSON);
        assertThat(Rows.all(file, reading))
                .containsExactly(
                        "name|kind|longitude|latitude",
                        "4: 塔||119.01|25.43",
                        "5: GEOMETRY",
                        "6: 无|3||");
        try (SourceRows rows = SourceFile.open(file, reading)) {
            assertThat(rows.crs()).contains(CoordinateSystem.CGCS2000);
        }
    }

    @Test
    void saysWhereGeoJsonBreaksOff() throws IOException {
        Path file = file("{\"type\": \"FeatureCollection\", \"features\": [{\"type\": ");
        assertThatThrownBy(() -> Rows.all(file, Rows.detected(file)))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void refusesAnOldWorkbookByName() throws IOException {
        Path file = file(with(new int[] {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1}, new byte[600]));
        assertThatThrownBy(() -> FileProbe.guess(file, "old.xls"))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining(".xlsx");
    }
}
