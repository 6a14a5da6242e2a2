package org.jingwei.lake.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.Department;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.Stops;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A department's system sends rows with a key of its own. What was answered is safe and counts
 * once, however often it is sent again; a system that sends more than can be read is told when to
 * return.
 */
class PushTest {
    private static TestServer server;
    private static final int WAITING_BYTES = 1_000_000;
    private static final int LARGEST_BYTES = 4_000_000;

    private Department permits;
    private ApiClient system;

    @BeforeAll
    static void startTheServer() {
        server =
                TestServer.start(
                        Map.of(
                                "JINGWEI_PUSH_WAITING_BYTES",
                                Integer.toString(WAITING_BYTES),
                                "JINGWEI_MAX_UPLOAD_BYTES",
                                Integer.toString(LARGEST_BYTES),
                                "JINGWEI_ROW_BUDGET_BYTES",
                                "1"));
        FixtureCity.load(server.administrator());
    }

    @AfterAll
    static void stopTheServer() {
        server.close();
    }

    @BeforeEach
    void registerASystem() {
        permits = Department.register(server, Map.of());
        system = withKey(permits);
    }

    private static ApiClient withKey(Department department) {
        String secret =
                department
                        .market()
                        .post(department.path() + "/keys", Map.of("name", "test"))
                        .expect(201)
                        .text("secret");
        return server.nobody().withToken(secret);
    }

    private static String row(int number) {
        return "{\"number\":\"P%d\",\"name\":\"许可%d\",\"amount\":%d.5,\"changed\":\"2026-03-01T08:00:00\",\"area\":\"%s\"}\n"
                .formatted(number, number, number, FixtureCity.village(number % 12));
    }

    private static byte[] rows(int from, int to) {
        StringBuilder rows = new StringBuilder();
        IntStream.rangeClosed(from, to).forEach(number -> rows.append(row(number)));
        return rows.toString().getBytes(UTF_8);
    }

    private Answer push(String key, byte[] body) {
        return system.post(
                "/api/push/" + permits.dataset(),
                "application/x-ndjson",
                body,
                "Idempotency-Key",
                key);
    }

    private JsonNode batched(String key, byte[] body) {
        JsonNode push =
                Department.await(
                        () -> push(key, body).expect(202).json(),
                        answer -> answer.path("state").asString().equals("BATCHED"));
        permits.settled();
        return push;
    }

    @Test
    void smallPushesBecomeOneBatchAndEachRowCountsOnce() {
        for (int i = 0; i < 20; i++) {
            push("k" + i, rows(i, i)).expect(202);
        }
        batched("k19", rows(19, 19));
        for (int i = 0; i < 20; i++) {
            push("k" + i, rows(i, i)).expect(202);
        }
        assertThat(permits.records()).isEqualTo(20);
        List<JsonNode> batches = permits.settled();
        assertThat(batches.size()).isLessThan(10);
        assertThat(batches)
                .allSatisfy(batch -> assertThat(batch.path("refused").asLong()).isZero());
        JsonNode read = permits.market().get(permits.path()).json();
        assertThat(read.has("lastSync")).isTrue();
    }

    @Test
    void aLargePushIsABatchAtOnceAndTheSameAnswerWhenRepeated() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(rows(1, 4000));
        }
        JsonNode first = push("large", bytes.toByteArray()).expect(202).json();
        assertThat(first.path("state").asString()).isEqualTo("BATCHED");
        assertThat(first.path("rows").asLong()).isEqualTo(4000);
        permits.settled();
        JsonNode again = push("large", bytes.toByteArray()).expect(202).json();
        assertThat(again.at("/batch/id")).isEqualTo(first.at("/batch/id"));
        assertThat(again.at("/batch/state").asString()).isEqualTo("COMMITTED");
        assertThat(permits.records()).isEqualTo(4000);
        assertThat(push("large", rows(1, 3)).expect(422).text("code"))
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void oneKeySentManyTimesAtOnceCountsOnce() {
        byte[] large = rows(1, 3000);
        List<CompletableFuture<Integer>> answers =
                IntStream.range(0, 6)
                        .mapToObj(i ->
                                CompletableFuture.supplyAsync(() -> push("same", large).status()))
                        .toList();
        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(202));
        permits.settled();
        assertThat(permits.records()).isEqualTo(3000);
        assertThat(permits.settled()).hasSize(1);
    }

    @Test
    void aKeyThatComesWithOtherRowsIsRefused() {
        push("one", rows(1, 1)).expect(202);
        assertThat(push("one", rows(2, 2)).expect(422).text("code"))
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void aSystemThatSendsTooMuchIsToldWhenToReturn() {
        int small = rows(1, 1500).length;
        int sent = 0;
        Answer answer = push("p0", rows(0, 1499)).expect(202);
        while (answer.status() == 202 && sent < 20 * WAITING_BYTES) {
            sent += small;
            answer = push("p" + sent, rows(sent, sent + 1499));
        }
        assertThat(answer.expect(429).text("code")).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 600);
        push("p0", rows(0, 1499)).expect(202);
    }

    @Test
    void pushesAtTheSameTimeDoNotPassTheLimitTogether() {
        byte[] body = rows(0, 1499);
        try (Stops stops = new Stops(server)) {
            stops.holdBeforeReading();
            List<CompletableFuture<Integer>> answers =
                    IntStream.range(0, 24)
                            .mapToObj(i ->
                                    CompletableFuture.supplyAsync(
                                            () -> push("together" + i, body).status()))
                            .toList();
            List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
            stops.release();
            assertThat(statuses).containsOnly(202, 429);
            long taken = statuses.stream().filter(status -> status == 202).count();
            assertThat(taken * body.length).isLessThanOrEqualTo(WAITING_BYTES);
        }
    }

    @Test
    void theSameContentAgainIsASignOfLife() {
        byte[] file =
                ("number,name,amount,changed,area\nP1,许可,1,," + FixtureCity.village(0) + "\n")
                        .getBytes(UTF_8);
        String batches = "/api/datasets/" + permits.dataset() + "/batches";
        permits.market().post(batches, "text/csv", file).expect(202);
        permits.settled();
        String first = permits.market().get(permits.path()).text("lastSync");
        Answer again = permits.market().post(batches, "text/csv", file);
        assertThat(again.text("state")).isEqualTo("DUPLICATE");
        assertThat(permits.market().get(permits.path()).text("lastSync")).isGreaterThan(first);
        assertThat(permits.records()).isEqualTo(1);
    }

    @Test
    void aBodyThatGrowsWithoutMeasureIsRefusedAlsoUnderAKnownKey() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] line = " ".repeat(LARGEST_BYTES / 4).getBytes(UTF_8);
            for (int i = 0; i < 40; i++) {
                gzip.write(line);
            }
        }
        push("known", rows(1, 1)).expect(202);
        for (String key : List.of("bomb", "known")) {
            assertThat(push(key, bytes.toByteArray()).expect(413).text("detail"))
                    .contains("uncompressed");
        }
        assertThat(permits.settled()).allMatch(batch -> batch.path("bytes").asLong() < 1_000);
        try (Stream<Path> spooled = Files.list(server.folder().resolve("spool"))) {
            assertThat(spooled.filter(file -> file.toFile().length() > LARGEST_BYTES / 2))
                    .isEmpty();
        }
    }

    @Test
    void rowsThatCostMoreThanTheirBudgetAreSaidSo() {
        batched("dear", rows(1, 3));
        JsonNode storage =
                permits.market()
                        .get("/api/datasets/" + permits.dataset() + "/facts")
                        .json()
                        .path("storage");
        assertThat(storage.path("budgetBytesPerRow").asLong()).isEqualTo(1);
        assertThat(storage.path("bytesPerRow").asDouble()).isGreaterThan(1);
        assertThat(storage.path("overBudget").asBoolean()).isTrue();
    }

    @Test
    void rowsThatAreNoneAreRefusedWithTheirLine() {
        byte[] body = (row(1) + "{\"number\": \n" + row(2)).getBytes(UTF_8);
        Answer answer = push("broken", body).expect(422);
        assertThat(answer.text("detail")).contains("Line 2");
        push("broken", new byte[] {(byte) 0xff, '\n'}).expect(422);
        push("empty", new byte[0]).expect(422);
        assertThat(permits.records()).isZero();
        assertThat(system.post("/api/push/" + permits.dataset(), "text/plain", rows(1, 1)).status())
                .as("without a key")
                .isEqualTo(400);
    }

    @Test
    void aSystemFillsItsOwnDatasetsAndNoOthers() {
        Department other = Department.register(server, Map.of());
        for (String dataset : List.of(other.dataset(), "school", "nothing")) {
            int status =
                    system.post(
                                    "/api/push/" + dataset,
                                    "application/x-ndjson",
                                    rows(1, 1),
                                    "Idempotency-Key",
                                    "x")
                            .status();
            assertThat(status).as(dataset).isEqualTo(403);
        }
        permits.market()
                .post(
                        "/api/push/" + permits.dataset(),
                        "application/x-ndjson",
                        rows(1, 1),
                        "Idempotency-Key",
                        "x")
                .expect(403);
    }

    @Test
    void whatASystemDidIsAuditedUnderItsName() {
        push("audited", rows(1, 1)).expect(202);
        assertThat(
                        server.administrator()
                                .get(
                                        "/api/audit?action=push.receive&username=system:"
                                                + permits.system())
                                .expect(200)
                                .items())
                .hasSize(1);
    }
}
