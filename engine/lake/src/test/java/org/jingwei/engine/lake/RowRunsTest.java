package org.jingwei.engine.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows come out as they went in, in the order of areas and, in an area, of coming. */
class RowRunsTest {
    private static final ColumnType[] TYPES = {
        ColumnType.TEXT, ColumnType.INTEGER, ColumnType.DOUBLE, ColumnType.TEXT
    };
    private static final int SMALL_RUN = 4096;

    @TempDir private Path folder;

    private record Given(
            long area,
            long id,
            @Nullable String cause,
            @Nullable String text,
            @Nullable Long number,
            @Nullable Double fraction) {}

    private static Given given(Random random, long id, int areas) {
        long area = 1 + random.nextInt(areas) * 1_000_000_007L;
        boolean placed = random.nextInt(20) > 0;
        return new Given(
                placed ? area : 0,
                id,
                placed ? null : "UNKNOWN_AREA",
                random.nextInt(4) == 0 ? null : "文".repeat(random.nextInt(6)),
                random.nextInt(4) == 0 ? null : random.nextLong() >> random.nextInt(64),
                random.nextInt(4) == 0 ? null : random.nextGaussian());
    }

    private static void add(RowRuns runs, Given row) throws IOException {
        RowChunk chunk = new RowChunk(TYPES, 1);
        if (row.text() != null) {
            byte[] text = ("x" + row.text()).getBytes(UTF_8);
            chunk.setText(0, text, 1, text.length);
        }
        if (row.number() != null) {
            chunk.setNumber(1, row.number());
        }
        if (row.fraction() != null) {
            chunk.setNumber(2, Double.doubleToRawLongBits(row.fraction()));
        }
        RowBytes bytes = new RowBytes(TYPES);
        bytes.take(row.area(), row.id(), row.cause(), chunk);
        runs.add(bytes);
    }

    private static Given read(byte[] rows, int start) {
        RowChunk chunk = new RowChunk(TYPES, 1);
        RowBytes.read(rows, start, TYPES, chunk);
        assertThat(chunk.text(3)).isNull();
        byte[] text = chunk.text(0);
        return new Given(
                RowBytes.area(rows, start),
                RowBytes.id(rows, start),
                RowBytes.unplaced(rows, start),
                text == null ? null : new String(text, UTF_8),
                chunk.has(1) ? chunk.number(1) : null,
                chunk.has(2) ? Double.longBitsToDouble(chunk.number(2)) : null);
    }

    private List<Given> sorted(List<Given> rows) throws Exception {
        List<Given> out = new ArrayList<>();
        try (RowRuns runs = new RowRuns(folder, "b", SMALL_RUN)) {
            for (Given row : rows) {
                add(runs, row);
            }
            runs.drain((bytes, start) -> out.add(read(bytes, start)));
        }
        return out;
    }

    @Test
    void areSortedByAreaAndComing() throws Exception {
        Random random = new Random(23);
        for (int size : new int[] {0, 1, 50, 3000, 20_000}) {
            for (int areas : new int[] {1, 7, 5000}) {
                List<Given> rows = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    rows.add(given(random, i, areas));
                }
                List<Given> expected = new ArrayList<>(rows);
                expected.sort(Comparator.comparingLong(Given::area));
                assertThat(sorted(rows)).isEqualTo(expected);
            }
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void takesRowsLongerThanARun() throws Exception {
        List<Given> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(new Given(10 - i, i, null, "长".repeat(200_000 * (i % 3)), 1L, null));
        }
        List<Given> expected = new ArrayList<>(rows);
        expected.sort(Comparator.comparingLong(Given::area));
        assertThat(sorted(rows)).isEqualTo(expected);
    }

    @Test
    void saysThatARunCannotBeWritten() throws Exception {
        Path gone = folder.resolve("gone");
        assertThatThrownBy(
                        () -> {
                            try (RowRuns runs = new RowRuns(gone, "b", SMALL_RUN)) {
                                for (int i = 0; i < 3000; i++) {
                                    add(runs, new Given(i, i, null, "a", 1L, null));
                                }
                                runs.drain((bytes, start) -> {});
                            }
                        })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("gone");
    }
}
