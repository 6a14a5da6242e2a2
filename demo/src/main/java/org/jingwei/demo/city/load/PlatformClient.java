package org.jingwei.demo.city.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The platform's HTTP interface, as one logged-in caller uses it. */
final class PlatformClient implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TOO_MANY = 429;
    private static final int MOST_WAITS = 10;
    private static final int LONGEST_RETRY_SECONDS = 30;

    private final URI server;
    private final HttpClient http;
    private final Pause pause;
    private volatile Optional<String> token = Optional.empty();

    PlatformClient(URI server, Pause pause) {
        this(server, pause, HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build());
    }

    private PlatformClient(URI server, Pause pause, HttpClient http) {
        this.server = server;
        this.pause = pause;
        this.http = http;
    }

    /** The same platform to somebody else, who logs in with this password. */
    PlatformClient as(String username, String password) throws InterruptedException {
        PlatformClient other = new PlatformClient(server, pause, http);
        Reply session =
                other.post("/api/session", Map.of("username", username, "password", password));
        session.require("the login of " + username);
        other.use(session.json().path("token").asString());
        return other;
    }

    /** Sends this bearer token from now on. */
    void use(String bearer) {
        token = Optional.of(bearer);
    }

    Reply get(String path) throws InterruptedException {
        return send(request(path).GET());
    }

    Reply post(String path, Object json) throws InterruptedException {
        return send(json(path, json, "POST"));
    }

    /** Sends something that is done once, however often it is sent under this key. */
    Reply post(String path, Object json, String key) throws InterruptedException {
        return send(json(path, json, "POST").header("Idempotency-Key", key));
    }

    Reply put(String path, Object json) throws InterruptedException {
        return send(json(path, json, "PUT"));
    }

    /** Streams a file from disk. */
    Reply postFile(String path, Path file, Map<String, String> headers)
            throws InterruptedException {
        try {
            HttpRequest.Builder request = request(path).POST(BodyPublishers.ofFile(file));
            headers.forEach(request::header);
            return send(request);
        } catch (IOException e) {
            throw new LoadException("cannot read " + file, e);
        }
    }

    /** Whether the platform is up. */
    boolean isHealthy() throws InterruptedException {
        try {
            HttpRequest request = request("/actuator/health").GET().build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder json(String path, Object json, String method) {
        String body = JsonMapper.shared().writeValueAsString(json);
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE);
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        return request;
    }

    /** Sends, and waits and sends again when the platform asks for patience. */
    private Reply send(HttpRequest.Builder builder) throws InterruptedException {
        HttpRequest request = builder.build();
        for (int wait = 0; ; wait++) {
            try {
                var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
                long seconds = answer.headers().firstValueAsLong("Retry-After").orElse(1);
                boolean worthWaiting = seconds <= LONGEST_RETRY_SECONDS && wait < MOST_WAITS;
                if (answer.statusCode() != TOO_MANY || !worthWaiting) {
                    return new Reply(answer.statusCode(), answer.body());
                }
                pause.of(Duration.ofSeconds(seconds));
            } catch (IOException e) {
                throw new LoadException(
                        "%s %s failed: %s. Is the platform running? Run this again and it goes on."
                                .formatted(request.method(), request.uri(), e),
                        e);
            }
        }
    }
}
