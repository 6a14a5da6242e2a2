package org.jingwei.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed in the middle of an intake leaves all of a file or nothing of it, and
 * goes on by itself after the restart: no row is lost, none is there twice.
 */
class CrashTest {
    private static final int ROWS = 400_000;

    @TempDir Path folder;

    private static byte[] manyEvents() {
        StringBuilder csv = new StringBuilder("event_no,kind,area_code\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append('E').append(i).append(i % 3 == 0 ? ",disorder," : ",lighting,");
            csv.append(FixtureCity.village(i % FixtureCity.VILLAGES)).append('\n');
        }
        return csv.toString().getBytes(UTF_8);
    }

    @Test
    void finishesAfterTheRestartWhatWasKilledInTheMiddle() {
        ServerProcess first = ServerProcess.start(folder);
        ApiClient administrator = first.firstAdministrator();
        FixtureCity.load(administrator);
        administrator.post("/api/datasets", FixtureDatasets.event()).expect(201);
        String batch =
                administrator
                        .post(
                                "/api/datasets/event/batches?fileName=events.csv",
                                "text/csv",
                                manyEvents())
                        .expect(202)
                        .text("id");
        awaitRunning(administrator, batch);
        first.kill();

        try (ServerProcess second = ServerProcess.start(folder)) {
            ApiClient again = second.administrator();
            int visible = count(again);
            assertThat(visible).as("all or nothing").isIn(0, ROWS);

            Answer ended = FixtureDatasets.await(again, batch);

            assertThat(ended.text("state")).isEqualTo("COMMITTED");
            assertThat(ended.json().path("accepted").asInt()).isEqualTo(ROWS);
            assertThat(count(again)).isEqualTo(ROWS);
            assertThat(again.get("/api/audit/verification").json().path("intact").asBoolean())
                    .isTrue();
        }
    }

    private static int count(ApiClient client) {
        return client.get("/api/datasets/event/records?limit=1&total=true")
                .expect(200)
                .json()
                .path("total")
                .asInt();
    }

    private static void awaitRunning(ApiClient client, String batch) {
        Answer shown =
                Patience.await(
                        "the batch is not begun",
                        () -> client.get("/api/batches/" + batch).expect(200),
                        answer -> !answer.text("state").equals("RECEIVED"));
        assertThat(shown.text("state")).as("it must be killed in the middle").isEqualTo("RUNNING");
    }

    @Test
    void leavesNoProcessBehindWhenItIsStopped() throws Exception {
        ServerProcess server = ServerProcess.start(folder);
        Path pidFile = folder.resolve("postgres/cluster/postmaster.pid");
        long database = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        assertThat(ProcessHandle.of(database)).isPresent();

        server.close();

        assertThat(ProcessHandle.of(database).map(ProcessHandle::isAlive).orElse(false)).isFalse();
        assertThat(ProcessHandle.of(server.processId()).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
    }
}
