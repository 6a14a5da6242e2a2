package org.jingwei.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jingwei.engine.lake.LakeException;
import org.jingwei.http.Problem;
import org.jingwei.lake.Batch;
import org.jingwei.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that does not fit the disk is answered as such, and nothing of it stays. */
class FullDiskTest {
    private static final int BLOCKS_OF_512 = 64;

    @TempDir Path folder;

    /** A process of its own, whose files may not be larger than a limit, takes a larger one. */
    static final class Receiver {
        private Receiver() {}

        public static void main(String[] arguments) throws IOException {
            Spool spool = new Spool(Settings.load(Map.of("JINGWEI_DATA", arguments[0])));
            try {
                spool.receive(
                        "full", new ByteArrayInputStream("a,b\n".repeat(100_000).getBytes(UTF_8)));
                System.out.println("taken");
            } catch (Problem e) {
                System.out.println(e.getStatusCode().value() + " " + e.getBody().getDetail());
            }
        }
    }

    @Test
    void answersThatThereIsNoRoomAndKeepsNothing() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command =
                "ulimit -f %d; exec %s -cp '%s' '%s' '%s'"
                        .formatted(
                                BLOCKS_OF_512,
                                java + " -XX:-UsePerfData",
                                System.getProperty("java.class.path"),
                                Receiver.class.getName(),
                                folder);
        Process process =
                new ProcessBuilder(List.of("sh", "-c", command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("507 ").contains("Nothing of it was kept");
        try (Stream<Path> left = Files.list(folder.resolve("spool"))) {
            assertThat(left).isEmpty();
        }
    }

    private FullDisk disk() {
        return new FullDisk(Settings.load(Map.of("JINGWEI_DATA", folder.toString())));
    }

    @Test
    void knowsAFullDiskByTheWordsOfWhateverMetIt() throws Exception {
        Properties small = new Properties();
        small.setProperty("memory_limit", "20MB");
        small.setProperty("threads", "1");
        small.setProperty("temp_directory", folder.resolve("spill").toString());
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:", small);
                Statement statement = duckDb.createStatement()) {
            statement.execute("SET max_temp_directory_size = '1MB'");
            assertThatThrownBy(() ->
                            statement.execute(
                                    "CREATE TEMP TABLE t AS SELECT range, md5(range::text) AS a,"
                                            + " md5((range + 1)::text) AS b FROM range(500000)"))
                    .satisfies(spilling -> {
                        Batch.Failure told =
                                disk().find(new LakeException("cannot be staged", spilling))
                                        .orElseThrow();
                        assertThat(told.code()).isEqualTo("no-space");
                        assertThat(told.detail())
                                .contains("folder " + folder.resolve("temp"))
                                .contains("Nothing of it was kept")
                                .contains("send the file again");
                    });
        }
        String data = folder.resolve("lake/tables/shop-1/data/b1/0.parquet").toString();
        for (String words : List.of("No space left on device", "设备上没有空间", "File too large")) {
            Throwable failure =
                    new LakeException(
                            "cannot be written",
                            new SQLException("IO Error: Could not write " + data + ": " + words));
            assertThat(disk().find(failure).orElseThrow().detail())
                    .contains("folder " + folder.resolve("lake"));
        }
        assertThat(
                        disk().find(new IllegalStateException(new SQLException("full", "53100")))
                                .orElseThrow()
                                .detail())
                .contains("disk of the database");
        assertThat(
                        disk().find(
                                        new UncheckedIOException(
                                                new IOException("No space left on device"))))
                .isPresent();
        assertThat(disk().find(new LakeException("the read failed: Out of Memory Error")))
                .isEmpty();
    }
}
