package org.jingwei.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the running server as one logged-in person. Whatever is refused ends the run. */
public final class Client {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long LOOK_EVERY_NANOS = 50_000_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    /** Logs in. */
    public Client(String address, String username, String password) {
        this.address = address;
        byte[] body = JSON.writeValueAsBytes(Map.of("username", username, "password", password));
        HttpRequest login =
                HttpRequest.newBuilder(URI.create(address + "/api/session"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        this.token = JSON.readTree(send(login)).path("token").asString();
    }

    /** Where the server is. */
    URI address() {
        return URI.create(address);
    }

    /** What proves who asks. */
    String token() {
        return token;
    }

    /** The answer's body, as it comes over the wire. */
    public byte[] get(String path) {
        return send(request(path).header("Accept-Encoding", "gzip").GET().build());
    }

    /** The answer as JSON. */
    public JsonNode json(String path) {
        return JSON.readTree(send(request(path).GET().build()));
    }

    /** Sends JSON. */
    public JsonNode post(String path, String body) {
        return JSON.readTree(
                send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build()));
    }

    /** Sends a file to a dataset and waits for its batch's end. */
    public JsonNode take(String dataset, Path file, String contentType) throws IOException {
        HttpRequest send =
                request("/api/datasets/" + dataset + "/batches?fileName=bench")
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofFile(file))
                        .build();
        JsonNode batch = JSON.readTree(send(send));
        while (batch.path("state").asString().matches("RECEIVED|RUNNING")) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            batch = json("/api/batches/" + batch.path("id").asString());
        }
        return batch;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token);
    }

    private byte[] send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(
                        request.uri()
                                + ": "
                                + response.statusCode()
                                + " "
                                + new String(
                                        response.body(), java.nio.charset.StandardCharsets.UTF_8));
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
