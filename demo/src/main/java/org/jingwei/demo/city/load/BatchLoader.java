package org.jingwei.demo.city.load;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sends one department's file and follows its batch to the end. */
final class BatchLoader {

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** How long a batch may stand still before the load gives up on it. */
    private static final Duration STANDSTILL = Duration.ofMinutes(3);

    private final PlatformClient platform;
    private final Pause pause;

    /** What became of a file. */
    record Outcome(String state, long accepted, long refused, long unplaced) {}

    BatchLoader(PlatformClient platform, Pause pause) {
        this.platform = platform;
        this.pause = pause;
    }

    Outcome load(String dataset, Path file, String charset, boolean gzip)
            throws InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "text/csv; charset=" + charset);
        if (gzip) {
            headers.put("Content-Encoding", "gzip");
        }
        String name = URLEncoder.encode(file.getFileName().toString(), StandardCharsets.UTF_8);
        Reply reply =
                platform.postFile(
                        "/api/datasets/" + dataset + "/batches?fileName=" + name, file, headers);
        reply.require("the file " + file);
        return follow(dataset, reply.json());
    }

    /** Waits for the batch; a duplicate is as good as the batch it duplicates. */
    private Outcome follow(String dataset, JsonNode received) throws InterruptedException {
        JsonNode batch = received;
        Duration wait = FIRST_WAIT;
        Duration still = Duration.ZERO;
        while (true) {
            String state = batch.path("state").asString();
            String original = batch.path("duplicateOf").asString("");
            switch (state) {
                case "COMMITTED" -> {
                    return outcome(state, batch);
                }
                case "DUPLICATE" -> {
                    return original.isEmpty()
                            ? outcome(state, batch)
                            : outcome(state, finished(dataset, original));
                }
                case "FAILED" ->
                        throw new LoadException(
                                "the batch %s of %s failed: %s"
                                        .formatted(
                                                batch.path("id").asString(),
                                                dataset,
                                                batch.path("error")));
                default -> {
                    pause.of(wait);
                    JsonNode later = read(batch.path("id").asString());
                    still = later.equals(batch) ? still.plus(wait) : Duration.ZERO;
                    if (still.compareTo(STANDSTILL) > 0) {
                        throw new LoadException(
                                "the batch of %s has not moved for %d s: %s"
                                        .formatted(dataset, still.toSeconds(), batch));
                    }
                    batch = later;
                    Duration twice = wait.multipliedBy(2);
                    wait = twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
                }
            }
        }
    }

    private JsonNode finished(String dataset, String original) throws InterruptedException {
        follow(dataset, read(original));
        return read(original);
    }

    private JsonNode read(String id) throws InterruptedException {
        Reply reply = platform.get("/api/batches/" + id);
        if (!reply.isOk()) {
            throw new LoadException("the batch " + id + " cannot be read: " + reply.problem());
        }
        return reply.json();
    }

    private static Outcome outcome(String state, JsonNode batch) {
        return new Outcome(
                state,
                batch.path("accepted").asLong(0),
                batch.path("refused").asLong(0),
                batch.path("unplaced").asLong(0));
    }
}
