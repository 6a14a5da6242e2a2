package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is compressed is what it was, by the runtime's way and by the library's. */
class TileGzipTest {

    private static final Optional<LibDeflate> LIBRARY = LibDeflate.find();

    private static byte[] some(int size, int kinds) {
        Random random = new Random(size);
        byte[] plain = new byte[size];
        for (int i = 0; i < size; i++) {
            plain[i] = (byte) random.nextInt(kinds);
        }
        return plain;
    }

    /** The same bytes as a tile has them, among others and only to be read. */
    private static ByteBuffer within(byte[] plain) {
        byte[] room = new byte[plain.length + 20];
        Arrays.fill(room, (byte) 1);
        System.arraycopy(plain, 0, room, 9, plain.length);
        return ByteBuffer.wrap(room, 9, plain.length).asReadOnlyBuffer();
    }

    private static byte[] unpacked(byte[] gzipped) {
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 65_536, 70_000, 300_000})
    void theRuntimePacksWhatIsUnpackedAgain(int size) {
        byte[] plain = some(size, 256);
        assertThat(unpacked(TileGzip.byRuntime(within(plain)))).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 65_536, 70_000, 300_000})
    void theLibraryPacksWhatIsUnpackedAgain(int size) {
        assumeThat(LIBRARY).as("libdeflate is installed").isPresent();
        byte[] plain = some(size, 256);
        assertThat(unpacked(LIBRARY.orElseThrow().gzip(within(plain)))).isEqualTo(plain);
    }

    @Test
    void theLibraryPacksAsSmallAndIsTheOneUsed() {
        assumeThat(LIBRARY).as("libdeflate is installed").isPresent();
        byte[] plain = some(100_000, 7);
        byte[] gzipped = LIBRARY.orElseThrow().gzip(within(plain));
        assertThat(gzipped.length).isLessThan(TileGzip.byRuntime(within(plain)).length * 11 / 10);
        assertThat(TileGzip.of(within(plain))).isEqualTo(gzipped);
    }

    @Test
    void manyPackAtOnce() throws Exception {
        try (ExecutorService callers = Executors.newFixedThreadPool(24)) {
            List<Future<byte[]>> packed = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                int size = 1 + i * 37;
                packed.add(callers.submit(() -> TileGzip.of(within(some(size, 20)))));
            }
            for (int i = 0; i < packed.size(); i++) {
                assertThat(unpacked(packed.get(i).get())).isEqualTo(some(1 + i * 37, 20));
            }
        }
    }
}
