package org.jingwei.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jingwei.http.Problem;
import org.jingwei.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final byte[] CONTENT = "a,b\n1,2\n".getBytes(UTF_8);

    @TempDir Path folder;

    private Spool spool(int maxBytes) {
        return new Spool(
                Settings.load(
                        Map.of(
                                "JINGWEI_DATA", folder.toString(),
                                "JINGWEI_MAX_UPLOAD_BYTES", Integer.toString(maxBytes))));
    }

    private static byte[] gzipped(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    private static Spool.Spooled receive(Spool spool, String id, byte[] body) throws IOException {
        return spool.receive(id, new ByteArrayInputStream(body));
    }

    @Test
    void knowsTheSameContentCompressedOrNot() throws IOException {
        Spool spool = spool(100);
        Spool.Spooled plain = receive(spool, "one", CONTENT);
        Spool.Spooled compressed = receive(spool, "two", gzipped(CONTENT));
        assertThat(compressed).isEqualTo(plain);
        assertThat(spool.file("two")).hasBinaryContent(CONTENT);
    }

    @Test
    void countsTheLimitAfterDecompression() throws IOException {
        byte[] bomb = gzipped(new byte[1_000_000]);
        assertThat(bomb).hasSizeLessThan(2000);
        Spool spool = spool(2000);
        assertThatThrownBy(() -> receive(spool, "bomb", bomb))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("413");
        assertThat(spool.file("bomb")).doesNotExist();
    }

    @Test
    void refusesCompressionThatIsCutOff() throws IOException {
        byte[] whole = gzipped(CONTENT);
        byte[] cut = Arrays.copyOf(whole, whole.length - 4);
        Spool spool = spool(100);
        assertThatThrownBy(() -> receive(spool, "cut", cut))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("400");
        assertThat(spool.file("cut")).doesNotExist();
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> receive(spool(100), "empty", new byte[0]))
                .isInstanceOf(Problem.class);
    }

    @Test
    void keepsOnlyTheFilesThatAreStillNeeded() throws IOException {
        Spool spool = spool(100);
        receive(spool, "needed", CONTENT);
        receive(spool, "orphan", CONTENT);
        spool.keepOnly(Set.of("needed"), Instant.now().minusSeconds(3600));
        assertThat(spool.file("orphan")).as("another server may be receiving it").exists();
        spool.keepOnly(Set.of("needed"), Instant.now());
        assertThat(Files.exists(spool.file("needed"))).isTrue();
        assertThat(Files.exists(spool.file("orphan"))).isFalse();
    }
}
