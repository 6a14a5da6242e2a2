package org.jingwei.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    private static final String TEXT = "名称,数量\n莆田㐂店,3\n";

    @TempDir Path folder;

    private List<List<String>> read(byte[] bytes, FileCharset charset) throws IOException {
        Path file = Files.write(folder.resolve("file.csv"), bytes);
        try (CsvFile csv = CsvFile.open(file, charset)) {
            List<List<String>> records = new ArrayList<>();
            Optional<CsvRecord> record = csv.next();
            while (record.isPresent()) {
                records.add(record.get().getFields());
                record = csv.next();
            }
            return records;
        }
    }

    private static byte[] with(byte[] mark, byte[] text) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(mark);
        both.writeBytes(text);
        return both.toByteArray();
    }

    @Test
    void readsGb18030WithItsFourByteCharacters() throws IOException {
        byte[] bytes = TEXT.getBytes(Charset.forName("GB18030"));
        assertThat(read(bytes, FileCharset.named("gbk").orElseThrow()))
                .containsExactly(List.of("名称", "数量"), List.of("莆田㐂店", "3"));
    }

    @Test
    void believesAByteOrderMarkMoreThanADeclaration() throws IOException {
        byte[] mark = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
        byte[] bytes = with(mark, TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(read(bytes, FileCharset.GB18030).getFirst()).containsExactly("名称", "数量");
    }

    @Test
    void readsUtf16ByItsMark() throws IOException {
        byte[] mark = {(byte) 0xFF, (byte) 0xFE};
        byte[] bytes = with(mark, TEXT.getBytes(StandardCharsets.UTF_16LE));
        assertThat(read(bytes, FileCharset.UTF_8)).hasSize(2);
    }

    @Test
    void refusesAFileWhoseQuoteIsNotClosed() {
        byte[] bytes = "a,b\n1,\"two\n3,4\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(bytes, FileCharset.UTF_8))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageContaining("quote");
    }

    @Test
    void stopsAtARecordThatIsTooLarge() {
        byte[] bytes = ("a\n\"" + "x".repeat(2_000_000) + "\"\n").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(bytes, FileCharset.UTF_8))
                .isInstanceOf(UnreadableFileException.class);
    }

    @Test
    void doesNotKnowOtherCharsets() {
        assertThat(FileCharset.named("EBCDIC")).isEmpty();
    }
}
