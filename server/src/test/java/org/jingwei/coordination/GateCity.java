package org.jingwei.coordination;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import tools.jackson.databind.JsonNode;

/**
 * The fixture city with two levels of centres: {@code east} works in the centre of the eastern
 * county, {@code city} and {@code deputy} in the one above it.
 */
final class GateCity {
    static final String FACTORY = FixtureCity.creditCode(0, 0);

    private final TestServer server;
    private final Map<String, ApiClient> people = new ConcurrentHashMap<>();

    private GateCity(TestServer server) {
        this.server = server;
    }

    /** The same city after its server was started anew. */
    GateCity restarted() {
        server.close();
        try {
            return new GateCity(TestServer.on(server.folder()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One for all tests of this room, made at the first use. */
    static synchronized GateCity shared() {
        if (Shared.city.isEmpty()) {
            Shared.city.add(start());
            Runtime.getRuntime().addShutdownHook(new Thread(Shared.city.getFirst().server::close));
        }
        return Shared.city.getFirst();
    }

    private static final class Shared {
        private static final List<GateCity> city = new ArrayList<>();
    }

    static GateCity start() {
        TestServer server = TestServer.start(Map.of());
        FixtureCity.load(server.administrator());
        server.administrator()
                .post(
                        "/api/organisations",
                        Map.of(
                                "id", "east-centre",
                                "name", "东区协同中心",
                                "kind", "CENTRE",
                                "area", FixtureCity.county(0)))
                .expect(201);
        account(server, "east", "east-centre", FixtureCity.county(0));
        account(server, "deputy", "centre", "3503");
        return new GateCity(server);
    }

    private static void account(TestServer server, String name, String organisation, String area) {
        server.administrator()
                .post(
                        "/api/accounts",
                        Map.of(
                                "username",
                                name,
                                "displayName",
                                name,
                                "role",
                                "CENTRE",
                                "organisation",
                                organisation,
                                "grants",
                                List.of(Map.of("areas", List.of(area), "clearance", "INTERNAL")),
                                "password",
                                FixtureCity.PASSWORD,
                                "permanentPassword",
                                true))
                .expect(201);
    }

    TestServer server() {
        return server;
    }

    /** Somebody, who logs in once. */
    ApiClient as(String who) {
        return people.computeIfAbsent(who, server::as);
    }

    Answer get(String who, String path) {
        return as(who).get(path);
    }

    Answer post(String who, String path, Map<String, ?> body, String... headers) {
        return as(who).post(path, body, headers);
    }

    /** A matter that this department submitted, asking the factory. */
    String submitted(String who, Map<String, ?> other) {
        String id = drafted(who, other);
        act(who, id, "submit", 1).expect(200);
        return id;
    }

    /** The same, not submitted yet. */
    String drafted(String who, Map<String, ?> other) {
        Map<String, Object> draft =
                new HashMap<>(
                        Map.of(
                                "mechanism", "INSPECTION",
                                "title", "食品安全日常检查",
                                "legalBasis", "《中华人民共和国食品安全法》第一百一十条",
                                "from", "2027-03-01",
                                "to", "2027-03-20",
                                "minutes", 90,
                                "note", "",
                                "targets", List.of(target("ENTERPRISE", FACTORY))));
        draft.putAll(other);
        return post(who, "/api/matters", draft).expect(201).text("id");
    }

    String submitted() {
        return submitted("market", Map.of());
    }

    static Map<String, Object> target(String kind, String key) {
        return Map.of("kind", kind, "key", key);
    }

    Answer act(String who, String id, String action, int version) {
        return post(
                who,
                "/api/matters/" + id + "/actions",
                Map.of("action", action, "version", version, "reason", "按计划"));
    }

    /** Something of the matter over HTTP, with the version it has now. */
    Answer verb(String who, String id, String verb, Map<String, ?> body, String... headers) {
        Map<String, Object> deed = new HashMap<>(body);
        deed.putIfAbsent("version", version(id));
        return post(who, "/api/matters/" + id + "/" + verb, deed, headers);
    }

    int version(String id) {
        return get("market", "/api/matters/" + id).expect(200).json().path("version").asInt();
    }

    String state(String id) {
        return get("market", "/api/matters/" + id).expect(200).text("state");
    }

    JsonNode room(String who, String id, String room) {
        return get(who, "/api/matters/" + id + "/" + room).expect(200).json();
    }

    List<String> steps(String id) {
        return get("market", "/api/matters/" + id + "/steps").items().stream()
                .map(step -> step.path("action").asString())
                .toList();
    }

    List<String> box(String who, String box) {
        return get(who, "/api/matters?limit=500&box=" + box).items().stream()
                .map(matter -> matter.path("id").asString())
                .toList();
    }

    /** Sets something in the database as time or an accident would. */
    void set(String sql) {
        try (Connection connection = server.database("owner");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** One text out of the database. */
    String ask(String sql) {
        try (Connection connection = server.database("owner");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Has the work that is due looked for now instead of in half a minute. */
    void lookForDueWork() {
        set(
                "UPDATE scheduled_tasks SET execution_time = now() WHERE task_name = 'matter-deadlines' AND NOT picked");
    }

    /** What these answer when they are sent at once. */
    static List<Integer> atOnce(List<Callable<Answer>> deeds) {
        List<Integer> answers = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(deeds.size())) {
            for (Future<Answer> answer : pool.invokeAll(deeds)) {
                answers.add(answer.get().status());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
        return answers;
    }
}
