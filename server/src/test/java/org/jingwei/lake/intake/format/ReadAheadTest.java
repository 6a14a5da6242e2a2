package org.jingwei.lake.intake.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows that another thread reads ahead are the same rows, in their order, up to the same fault. */
class ReadAheadTest {
    /** Rows of random cells, marks and faults, then an end or a failure. */
    private static final class MadeUp implements SourceRows {
        private final Random random = new Random(7);
        private final long count;
        private final boolean fails;
        private long line;
        private boolean closed;

        MadeUp(long count, boolean fails) {
            this.count = count;
            this.fails = fails;
        }

        @Override
        public List<String> header() {
            return List.of("a", "b");
        }

        @Override
        public boolean next(RowText row) {
            assertThat(closed).isFalse();
            if (line++ == count) {
                if (fails) {
                    throw new UnreadableFileException("invalid-csv", "broken here");
                }
                return false;
            }
            if (random.nextInt(5) == 0) {
                pieces(row);
            } else {
                texts(row);
            }
            if (random.nextInt(50) == 0) {
                row.fault("UNREADABLE", "made up");
            }
            return true;
        }

        /** As a CSV file has them: with something between the cells. */
        private void pieces(RowText row) {
            byte[] buffer = "xx\"first\",second,".getBytes(StandardCharsets.UTF_8);
            row.begin(line, buffer);
            row.add(3, 8);
            row.add(10, 16 - random.nextInt(7));
        }

        private void texts(RowText row) {
            row.begin(line);
            for (int i = random.nextInt(4); i >= 0; i--) {
                row.add("中x".repeat(random.nextInt(1000) == 0 ? 150_000 : random.nextInt(4)));
                if (random.nextInt(20) == 0) {
                    row.mark(RowText.Mark.LOST_DIGITS);
                }
            }
        }

        @Override
        public long bytesRead() {
            return line;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static String told(RowText row) {
        StringBuilder told = new StringBuilder().append(row.line());
        for (int i = 0; i < row.count(); i++) {
            told.append('|').append(row.cell(i)).append(row.mark(i));
        }
        return told.append(row.fault()).toString();
    }

    private static List<Integer> all(SourceRows rows) {
        List<Integer> told = new ArrayList<>();
        RowText row = new RowText();
        while (rows.next(row)) {
            told.add(told(row).hashCode());
        }
        return told;
    }

    @Test
    void areTheSameInTheSameOrder() {
        try (SourceRows ahead = ReadAhead.of(new MadeUp(30_000, false))) {
            List<Integer> rows = all(ahead);
            assertThat(rows).hasSize(30_000).isEqualTo(all(new MadeUp(30_000, false)));
            assertThat(ahead.next(new RowText())).as("nothing comes behind the end").isFalse();
        }
    }

    @Test
    void endWithTheFaultBehindTheLastRowBeforeIt() {
        RowText row = new RowText();
        try (SourceRows ahead = ReadAhead.of(new MadeUp(5000, true))) {
            for (int i = 0; i < 5000; i++) {
                assertThat(ahead.next(row)).isTrue();
            }
            assertThat(row.line()).isEqualTo(5000);
            assertThatThrownBy(() -> ahead.next(row)).isInstanceOf(UnreadableFileException.class);
        }
    }

    @Test
    void areReadNoFurtherOnceNobodyTakesThem() {
        MadeUp rows = new MadeUp(Long.MAX_VALUE, false);
        try (SourceRows ahead = ReadAhead.of(rows)) {
            assertThat(ahead.next(new RowText())).isTrue();
        }
        assertThat(rows.closed).isTrue();
        assertThat(rows.line).isLessThan(1_000_000);
    }
}
