package org.jingwei.lake.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jingwei.lake.Batch;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.Department;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.Stops;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever waits for a lock does not hold the one of the audit trail, which everybody needs, and the
 * thread that looks after all runs waits for none.
 */
class LockOrderTest {
    private static final String HEADER = "number,name,amount,changed,area\n";
    private static final int LARGE_ROWS = 8_000;

    private final TestServer server = TestServer.withFixtureCity();
    private final Department permits = Department.register(server, Map.of());
    private final Stops stops = new Stops(server);

    @AfterEach
    void release() {
        stops.release();
        stops.close();
    }

    private static byte[] rows(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append(
                    "{\"number\":\"L%d\",\"area\":\"%s\"}\n".formatted(i, FixtureCity.village(0)));
        }
        return rows.toString().getBytes(UTF_8);
    }

    private Answer push(ApiClient system, String key, int count) {
        return system.post(
                "/api/push/" + permits.dataset(),
                "application/x-ndjson",
                rows(count),
                "Idempotency-Key",
                key);
    }

    private Answer send(String numbers) {
        StringBuilder file = new StringBuilder(HEADER);
        for (String number : numbers.split(" ", -1)) {
            file.append(number).append(",许可,1,,").append(FixtureCity.village(0)).append('\n');
        }
        return permits.market()
                .post(
                        "/api/datasets/" + permits.dataset() + "/batches?fileName=f.csv",
                        "text/csv",
                        file.toString().getBytes(UTF_8));
    }

    @Test
    void aLargePushThatWaitsForASmallOneDoesNotHoldTheTrail() {
        String secret =
                permits.market()
                        .post(permits.path() + "/keys", Map.of("name", "test"))
                        .expect(201)
                        .text("secret");
        ApiClient system = server.nobody().withToken(secret);
        stops.holdBeforeNoting("push.receive");
        CompletableFuture<Answer> small =
                CompletableFuture.supplyAsync(() -> push(system, "small", 1));
        stops.awaitWaiting(1);
        CompletableFuture<Answer> large =
                CompletableFuture.supplyAsync(() -> push(system, "large", LARGE_ROWS));
        stops.awaitWaiting(2);
        stops.requireFreeTrail();
        stops.release();
        small.join().expect(202);
        large.join().expect(202);
    }

    @Test
    void theSameFileAgainThatWaitsForABatchToBeBookedDoesNotHoldTheTrail() {
        FixtureDatasets.await(permits.market(), send("A1").expect(202).text("id"));
        stops.holdBeforeNoting("batch.commit");
        String second = send("A2").expect(202).text("id");
        stops.awaitWaiting(1);
        CompletableFuture<Answer> again = CompletableFuture.supplyAsync(() -> send("A1"));
        stops.awaitWaiting(2);
        stops.requireFreeTrail();
        stops.release();
        assertThat(again.join().expect(200).text("state")).isEqualTo("DUPLICATE");
        assertThat(FixtureDatasets.await(permits.market(), second).text("state"))
                .isEqualTo("COMMITTED");
    }

    @Test
    void theProgressOfARunIsNotedWhileAnotherRunsBatchIsLocked() throws IOException, SQLException {
        stops.holdInSorting();
        String sorting = send("B1").expect(202).text("id");
        stops.awaitPhase(sorting, Batch.Phase.SORTING);
        String checking = send("B2").expect(202).text("id");
        stops.awaitPhase(checking, Batch.Phase.CHECKING_KEYS);
        try (Connection other = server.database("owner");
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT 1 FROM batch WHERE id = '%s' FOR UPDATE".formatted(sorting));
            awaitBeats(checking);
            permits.market().post("/api/batches/" + checking + "/cancel", Map.of()).expect(202);
            assertThat(FixtureDatasets.await(permits.market(), checking).text("state"))
                    .isEqualTo("CANCELLED");
        }
    }

    /** Waits for two looks at a run: in between there is one at every other. */
    private void awaitBeats(String batch) {
        for (int i = 0; i < 2; i++) {
            String version =
                    "SELECT xmin::text::bigint FROM batch WHERE id = '%s'".formatted(batch);
            stops.awaitOther(version, stops.number(version));
        }
    }
}
