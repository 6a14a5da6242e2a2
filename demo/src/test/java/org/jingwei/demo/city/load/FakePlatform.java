package org.jingwei.demo.city.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A platform that keeps what is loaded in memory, refuses what is there already, and can be told to
 * break off after a number of requests, once before and once after it did what was asked.
 */
final class FakePlatform implements AutoCloseable {

    static final String ONE_TIME = "one-time-password";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, ObjectNode> batches = new LinkedHashMap<>();
    private final Map<String, String> batchByDigest = new LinkedHashMap<>();
    private final Map<String, String> charsets = new LinkedHashMap<>();
    final Set<String> created = new TreeSet<>();
    String administratorPassword = ONE_TIME;
    String refusedPath = "";
    boolean hasAreas;
    boolean hasBoundaries;
    int imports;
    int throttled;
    int requests;
    int breakAt = Integer.MAX_VALUE;

    private record Answer(int status, Object body) {}

    FakePlatform() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(workers);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized long committed() {
        return batches.values().stream()
                .filter(batch -> batch.path("state").asString().equals("COMMITTED"))
                .count();
    }

    synchronized String charset(String dataset) {
        return charsets.getOrDefault(dataset, "");
    }

    /** From now on breaks off at the n-th request. */
    synchronized void breakAfter(int more) {
        requests = 0;
        breakAt = more;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Answer answer;
        synchronized (this) {
            requests++;
            boolean broken = requests >= breakAt;
            if (broken && requests > breakAt) {
                exchange.close();
                return;
            }
            answer = answer(exchange, body);
            if (broken) {
                exchange.close();
                return;
            }
        }
        byte[] text = JSON.writeValueAsBytes(answer.body());
        if (answer.status() == 429) {
            exchange.getResponseHeaders().add("Retry-After", "7");
        }
        exchange.sendResponseHeaders(answer.status(), text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private Answer answer(HttpExchange exchange, byte[] body) {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/actuator/health")) {
            return new Answer(200, Map.of("status", "UP"));
        }
        if (path.equals(refusedPath)) {
            return new Answer(
                    422, Map.of("code", "AREA_INVALID", "detail", "line 3 has no parent"));
        }
        if (path.equals("/api/session")) {
            return session(JSON.readTree(body));
        }
        if (!("Bearer token-of-" + administratorPassword)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(401, Map.of("code", "UNAUTHENTICATED"));
        }
        return authorised(exchange, path, body);
    }

    private Answer session(JsonNode login) {
        if (throttled > 0) {
            throttled--;
            return new Answer(429, Map.of("code", "THROTTLED"));
        }
        return login.path("password").asString().equals(administratorPassword)
                ? new Answer(200, Map.of("token", "token-of-" + administratorPassword))
                : new Answer(401, Map.of("code", "WRONG_PASSWORD"));
    }

    private Answer authorised(HttpExchange exchange, String path, byte[] body) {
        return switch (path) {
            case "/api/session/password" -> {
                administratorPassword = JSON.readTree(body).path("next").asString();
                yield new Answer(200, Map.of());
            }
            case "/api/areas/imports" -> {
                hasAreas = true;
                imports++;
                yield new Answer(200, Map.of("imported", 1042));
            }
            case "/api/areas/boundaries" -> {
                hasBoundaries = true;
                imports++;
                yield new Answer(200, Map.of("imported", 1042));
            }
            case "/api/zones",
                    "/api/organisations",
                    "/api/accounts",
                    "/api/datasets",
                    "/api/systems" ->
                    create(path, JSON.readTree(body));
            default -> other(exchange, path, body);
        };
    }

    private Answer other(HttpExchange exchange, String path, byte[] body) {
        if (path.startsWith("/api/areas/")) {
            return hasAreas
                    ? new Answer(
                            200,
                            hasBoundaries
                                    ? Map.of("bounds", new double[] {118, 25, 119, 26})
                                    : Map.of())
                    : new Answer(404, Map.of("code", "NOT_FOUND"));
        }
        if (path.startsWith("/api/batches/")) {
            return new Answer(200, advance(path.substring("/api/batches/".length())));
        }
        return receive(exchange, path.split("/", 5)[3], body);
    }

    private Answer create(String path, JsonNode item) {
        String id = item.path("id").asString(item.path("username").asString(""));
        return created.add(path + "/" + id)
                ? new Answer(201, item)
                : new Answer(
                        path.endsWith("datasets") ? 200 : 409,
                        Map.of("code", "EXISTS", "detail", id + " exists"));
    }

    private Answer receive(HttpExchange exchange, String dataset, byte[] body) {
        String digest = digest(body);
        String id = "batch-" + (batches.size() + 1);
        ObjectNode batch = JSON.createObjectNode();
        batch.put("id", id).put("dataset", dataset);
        if (batchByDigest.containsKey(digest)) {
            batch.put("state", "DUPLICATE").put("duplicateOf", batchByDigest.get(digest));
        } else {
            batch.put("state", "RECEIVED");
            batchByDigest.put(digest, id);
            charsets.put(dataset, exchange.getRequestHeaders().getFirst("Content-Type"));
        }
        batches.put(id, batch);
        return new Answer(202, batch.deepCopy());
    }

    private ObjectNode advance(String id) {
        ObjectNode batch = batches.getOrDefault(id, JSON.createObjectNode());
        switch (batch.path("state").asString("")) {
            case "RECEIVED" -> batch.put("state", "RUNNING");
            case "RUNNING" -> batch.put("state", "COMMITTED").put("accepted", 10).put("refused", 1);
            default -> {}
        }
        return batch.deepCopy();
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
