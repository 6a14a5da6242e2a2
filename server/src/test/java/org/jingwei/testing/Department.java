package org.jingwei.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * A system of "market" with one business that fills one dataset of permits; fresh for each test.
 */
public final class Department {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<String> OPEN = Set.of("RECEIVED", "RUNNING");

    private final ApiClient market;
    private final String system;
    private final String dataset;

    private Department(ApiClient market, String system, String dataset) {
        this.market = market;
        this.system = system;
        this.dataset = dataset;
    }

    /** A dataset with these parts of its definition besides the usual, and its system. */
    public static Department register(TestServer server, Map<String, ?> definition) {
        return register(server.as("market"), definition);
    }

    /** The same for whoever is of "market". */
    public static Department register(ApiClient market, Map<String, ?> definition) {
        int number = COUNT.incrementAndGet();
        Department department = new Department(market, "permits-" + number, "permit_" + number);
        department.define(definition);
        return department;
    }

    private void define(Map<String, ?> definition) {
        Map<String, Object> body =
                new HashMap<>(
                        Map.of(
                                "id",
                                dataset,
                                "name",
                                "许可",
                                "owner",
                                "market",
                                "sensitivity",
                                "INTERNAL",
                                "elements",
                                elements(),
                                "key",
                                List.of("number"),
                                "placing",
                                Map.of("kind", "AREA_CODE", "element", "area")));
        body.putAll(definition);
        market.post("/api/datasets", body).expect(201);
        Map<String, Object> business =
                Map.of("id", "granting", "name", "许可核发", "datasets", List.of(dataset));
        market.post(
                        "/api/systems",
                        Map.of(
                                "id",
                                system,
                                "name",
                                "许可系统",
                                "owner",
                                "market",
                                "accessMode",
                                "PULL",
                                "state",
                                "LIVE",
                                "businesses",
                                List.of(business)))
                .expect(201);
    }

    private static List<Map<String, Object>> elements() {
        return List.of(
                element("number", "TEXT", true),
                element("name", "TEXT", false),
                element("amount", "DECIMAL", false),
                element("changed", "TIMESTAMP", false),
                element("area", "TEXT", false));
    }

    private static Map<String, Object> element(String name, String type, boolean required) {
        return Map.of("name", name, "label", name, "type", type, "required", required);
    }

    /** Somebody of the department. */
    public ApiClient market() {
        return market;
    }

    /** The system's id. */
    public String system() {
        return system;
    }

    /** The dataset's id. */
    public String dataset() {
        return dataset;
    }

    /** Where the system's resources are. */
    public String path() {
        return "/api/systems/" + system;
    }

    /** The records there are. */
    public long records() {
        return market.get("/api/datasets/" + dataset + "/records?total=true&limit=1")
                .expect(200)
                .json()
                .path("total")
                .asLong();
    }

    /** Waits until no batch of the dataset is open; the batches. */
    public List<JsonNode> settled() {
        return await(
                () -> market.get("/api/datasets/" + dataset + "/batches?limit=500").items(),
                batches ->
                        batches.stream()
                                .noneMatch(batch -> OPEN.contains(batch.path("state").asString())));
    }

    /** Asks again until the answer is as expected. */
    public static <T> T await(Supplier<T> question, Predicate<T> expected) {
        return Patience.await("waiting for an answer", question, expected);
    }
}
