package org.jingwei.lake.intake.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.FileFormat;
import org.junit.jupiter.api.Test;

/** A line of two gigabytes ends the reading after a few megabytes, and not the memory. */
class EndlessLineTest {
    private static final long LENGTH = 2L << 30;
    private static final long SOON = 64L << 20;

    /** Two gigabytes of one letter that nobody stores. */
    private static final class Letters extends InputStream {
        private final byte letter;
        private long left = LENGTH;

        Letters(char letter) {
            this.letter = (byte) letter;
        }

        @Override
        public int read() {
            return left-- > 0 ? letter : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(buffer, offset, offset + count, letter);
            left -= count;
            return count;
        }
    }

    private static CountedInput line(String before, char letter) {
        return new CountedInput(
                new SequenceInputStream(
                        new ByteArrayInputStream(before.getBytes(UTF_8)), new Letters(letter)));
    }

    private static void readsTo(CountedInput bytes, SourceRows rows) {
        RowText row = new RowText();
        assertThatThrownBy(
                        () -> {
                            while (rows.next(row)) {
                                assertThat(row.count()).isPositive();
                            }
                        })
                .isInstanceOf(UnreadableFileException.class);
        assertThat(bytes.count()).isLessThan(SOON);
    }

    @Test
    void ofSeparatedValues() throws IOException {
        for (String start : new String[] {"a,b\n1,", "a,b\n1,\"", "a,b\n1,2"}) {
            CountedInput bytes = line(start, 'x');
            readsTo(
                    bytes,
                    CsvRows.open(bytes, Rows.reading(FileFormat.CSV, FileCharset.UTF_8, ',')));
        }
    }

    @Test
    void ofDelimitersAlone() throws IOException {
        CountedInput bytes = line("a,b\n1", ',');
        readsTo(bytes, CsvRows.open(bytes, Rows.reading(FileFormat.CSV, FileCharset.UTF_8, ',')));
    }

    @Test
    void asAHeader() {
        CountedInput bytes = line("a", 'x');
        assertThatThrownBy(() ->
                        CsvRows.open(bytes, Rows.reading(FileFormat.CSV, FileCharset.UTF_8, ',')))
                .isInstanceOf(UnreadableFileException.class);
        assertThat(bytes.count()).isLessThan(SOON);
    }

    @Test
    void ofJson() throws IOException {
        JsonHeader header = JsonHeader.of(Set.of("a"), Optional.empty());
        CountedInput bytes = line("{\"a\": \"", 'x');
        readsTo(bytes, new NdjsonRows(bytes, header, FileCharset.UTF_8.reader(bytes)));
    }

    @Test
    void ofAFeature() throws IOException {
        JsonHeader header = JsonHeader.of(Set.of("a"), Optional.empty());
        CountedInput bytes =
                line(
                        "{\"type\": \"FeatureCollection\", \"features\": [{\"properties\": {\"a\": \"",
                        'x');
        readsTo(bytes, new GeoJsonRows(bytes, header, FileCharset.UTF_8.reader(bytes)));
    }
}
