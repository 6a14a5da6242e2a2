package org.jingwei.lake.intake.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.FileFormat;
import org.junit.jupiter.api.Test;

/** Whatever a file looks like, it is read as a well-known library of its own reads it. */
class CsvLawsTest {
    private static final List<String> PIECES =
            List.of(
                    "a",
                    "bc",
                    ",",
                    ",",
                    "\"",
                    "\"\"",
                    "\n",
                    "\r\n",
                    "\r",
                    " ",
                    "中",
                    "\uD83D\uDE00");

    /** Hands out a few bytes at a time, so that records lie across the end of what is there. */
    private static final class Trickle extends InputStream {
        private final InputStream source;
        private final Random random;

        Trickle(String text, Random random) {
            this.source = new ByteArrayInputStream(text.getBytes(UTF_8));
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return source.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return source.read(buffer, offset, Math.min(length, 1 + random.nextInt(5)));
        }
    }

    private static List<String> ours(String text, Random random) throws IOException {
        List<String> records = new ArrayList<>();
        try (SourceRows rows =
                CsvRows.open(
                        new CountedInput(new Trickle(text, random)),
                        Rows.reading(FileFormat.CSV, FileCharset.UTF_8, ','))) {
            records.add(String.join("|", rows.header()));
            RowText row = new RowText();
            while (rows.next(row)) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.count(); i++) {
                    cells.add(row.cell(i));
                }
                records.add(row.line() + ":" + String.join("|", cells));
            }
        } catch (UnreadableFileException e) {
            records.add("unreadable");
        }
        return records;
    }

    private static List<String> theirs(String text) {
        List<String> records = new ArrayList<>();
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .ofCsvRecord(text)) {
            for (CsvRecord row : reader) {
                String cells = String.join("|", row.getFields());
                records.add(records.isEmpty() ? cells : row.getStartingLineNumber() + ":" + cells);
            }
            if (records.isEmpty()) {
                records.add("unreadable");
            }
        } catch (CsvParseException e) {
            records.add("unreadable");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    @Test
    void readsWhateverComesAsTheLibraryDoes() throws IOException {
        Random random = new Random(11);
        int readable = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(14); j >= 0; j--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            List<String> expected = theirs(text.toString());
            readable += expected.contains("unreadable") ? 0 : 1;
            assertThat(ours(text.toString(), random))
                    .as(text.toString().replace("\n", "\\n").replace("\r", "\\r"))
                    .isEqualTo(expected);
        }
        assertThat(readable).isGreaterThan(40_000);
    }

    @Test
    void readsRecordsLongerThanTheBuffer() throws IOException {
        String cell = "中\"\"x".repeat(60_000);
        String text = "a,b\n1,\"" + cell + "\"\n2,y\n";
        List<String> rows = ours(text, new Random(1));
        assertThat(rows).hasSize(3).last().isEqualTo("3:2|y");
        assertThat(rows.get(1)).isEqualTo("2:1|" + cell.replace("\"\"", "\""));
    }
}
