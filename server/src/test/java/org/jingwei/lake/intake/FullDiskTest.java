package org.jingwei.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jingwei.http.Problem;
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
}
