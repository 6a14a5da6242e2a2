package org.jingwei.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.Stops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While a file is read the disk gets full: the run says so at once, leaves nothing behind, and the
 * same file is taken when there is room again. The server may then write no file beyond a few
 * pages, which is what a disk without room is like; its database is another process.
 */
class NoRoomTest {
    @TempDir Path folder;

    private static byte[] events() {
        StringBuilder csv = new StringBuilder("event_no,kind,area_code\n");
        for (int i = 0; i < 20_000; i++) {
            csv.append('E').append(i).append(",disorder,");
            csv.append(FixtureCity.village(i % FixtureCity.VILLAGES)).append('\n');
        }
        return csv.append("X,,nowhere\n").toString().getBytes(UTF_8);
    }

    private static String send(ApiClient administrator) {
        return administrator
                .post("/api/datasets/event/batches?fileName=e.csv", "text/csv", events())
                .expect(202)
                .text("id");
    }

    private static void limitFiles(ServerProcess server, String bytes) throws Exception {
        Process limiting =
                new ProcessBuilder(
                                "prlimit",
                                "--pid",
                                Long.toString(server.processId()),
                                "--fsize=" + bytes + ":")
                        .inheritIO()
                        .start();
        assertThat(limiting.waitFor()).isZero();
    }

    @Test
    void tellsItAtOnceAndLeavesNothingBehind() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder)) {
            ApiClient administrator = server.firstAdministrator();
            FixtureCity.load(administrator);
            administrator.post("/api/datasets", FixtureDatasets.event()).expect(201);
            String batch;
            try (Stops stops = new Stops(server.database())) {
                stops.holdBeforeReading();
                batch = send(administrator);
                stops.awaitHeld(1);
                limitFiles(server, "4096");
                stops.release();
            }
            Answer failed = FixtureDatasets.await(administrator, batch);
            limitFiles(server, "unlimited");

            assertThat(failed.text("state")).isEqualTo("FAILED");
            assertThat(failed.json().at("/error/code").asString()).isEqualTo("no-space");
            assertThat(failed.json().at("/error/detail").asString())
                    .contains(folder.toString(), "Nothing of it was kept", "make room");
            assertNothingIsLeft(batch);
            Answer again = FixtureDatasets.await(administrator, send(administrator));
            assertThat(again.json().path("accepted").asInt()).isEqualTo(20_000);
        }
    }

    private void assertNothingIsLeft(String batch) throws IOException {
        assertThat(folder.resolve("refused").resolve(batch + ".csv.gz")).doesNotExist();
        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .filter(file -> !file.startsWith(folder.resolve("postgres")))
                                    .filter(file -> file.toString().contains(batch)))
                    .isEmpty();
        }
    }
}
