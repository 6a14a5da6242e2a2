package org.jingwei.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** One person's way to the API: a bearer token and the verbs. */
public final class ApiClient {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final String address;
    private final String token;

    ApiClient(HttpClient http, String address, String token) {
        this.http = http;
        this.address = address;
        this.token = token;
    }

    /** Nobody's way to the server at this address. */
    public static ApiClient of(String address) {
        return new ApiClient(HttpClient.newHttpClient(), address, "");
    }

    /** The same server with another token; empty for nobody. */
    public ApiClient withToken(String other) {
        return new ApiClient(http, address, other);
    }

    /** The same server, logged in as this person. */
    public ApiClient login(String username, String password) {
        Answer answer =
                withToken("")
                        .post("/api/session", Map.of("username", username, "password", password));
        return withToken(answer.expect(200).text("token"));
    }

    /** The token of this person. */
    public String token() {
        return token;
    }

    /** Address of the server, without a slash at the end. */
    public String address() {
        return address;
    }

    public Answer get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Answer post(String path, Object body, String... headers) {
        return sendJson("POST", path, body, headers);
    }

    public Answer put(String path, Object body, String... headers) {
        return sendJson("PUT", path, body, headers);
    }

    public Answer put(String path, String contentType, byte[] body) {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    public Answer post(String path, String contentType, byte[] body, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private Answer sendJson(String method, String path, Object body, String... headers) {
        return send(
                request(path, headers)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                HttpRequest.BodyPublishers.ofByteArray(
                                        JSON.writeValueAsBytes(body))));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** A value as it stands in a query. */
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
