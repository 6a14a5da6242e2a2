package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.Stops;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a run is doing when it is cancelled: nothing of it is kept, and others go on. */
class CancelTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient owner = server.as("market");
    private final String id = "cancelled" + COUNT.incrementAndGet();
    private final Stops stops = new Stops(server);

    @BeforeEach
    void define() {
        Map<String, Object> definition = new HashMap<>(FixtureDatasets.enterprise(id));
        definition.put("subject", Map.of("kind", "WORKSHOP", "key", "uscc", "authoritative", true));
        owner.post("/api/datasets", definition).expect(201);
    }

    @AfterEach
    void release() {
        stops.release();
        stops.close();
    }

    /** A file of one good row and a bad one. */
    private static byte[] file(int number) {
        return """
        uscc,name,industry,employees,founded_on,area_code,lon,lat
        %s,作坊,,1,2020-01-01,%s,,
        bad,作坊,,1,2020-01-01,%s,,
        """
                .formatted(
                        FixtureCity.creditCode(700, number),
                        FixtureCity.village(0),
                        FixtureCity.village(0))
                .getBytes(UTF_8);
    }

    private String send(int number, String more) {
        return owner.post(
                        "/api/datasets/" + id + "/batches?fileName=f.csv" + more,
                        "text/csv",
                        file(number))
                .expect(202)
                .text("id");
    }

    private void cancel(String batch) {
        owner.post("/api/batches/" + batch + "/cancel", Map.of()).expect(202);
    }

    private void leavesNothing(String batch) {
        assertThat(FixtureDatasets.await(owner, batch).text("state")).isEqualTo("CANCELLED");
        assertThat(owner.get("/api/datasets/" + id + "/records").items()).isEmpty();
        assertThat(owner.get("/api/batches/" + batch + "/rejects").items()).isEmpty();
        owner.get("/api/batches/" + batch + "/rejects.csv").expect(404);
        for (String staged : new String[] {"subject_staged", "aggregate_staged"}) {
            assertThat(
                            stops.number(
                                    "SELECT count(*) FROM %s WHERE batch = '%s'"
                                            .formatted(staged, batch)))
                    .as(staged)
                    .isZero();
        }
        assertThat(server.folder().resolve("spool").resolve(batch + ".csv")).doesNotExist();
        assertThat(server.folder().resolve("refused").resolve(batch + ".csv.gz")).doesNotExist();
    }

    @Test
    void whileItSortsAndWhileAnotherWaitsForItToCheckItsKeys() {
        stops.holdInSorting();
        String sorting = send(1, "");
        stops.awaitPhase(sorting, Batch.Phase.SORTING);
        String checking = send(2, "");
        stops.awaitPhase(checking, Batch.Phase.CHECKING_KEYS);

        cancel(checking);
        leavesNothing(checking);
        assertThat(owner.get("/api/batches/" + sorting).text("state")).isEqualTo("RUNNING");
        cancel(sorting);
        stops.release();
        leavesNothing(sorting);

        String again = send(1, "");
        assertThat(FixtureDatasets.await(owner, again).json().path("accepted").asLong())
                .as("the same file may be sent again")
                .isEqualTo(1);
    }

    @Test
    void whileItIsHeld() {
        String held = send(3, "&hold=true");
        owner.get("/api/batches/" + held + "/preview").expect(200);
        cancel(held);
        leavesNothing(held);
        owner.get("/api/batches/" + held + "/preview").expect(409);
    }
}
