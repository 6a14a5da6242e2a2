package org.jingwei.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyLimitTest {
    private static final TestServer server = TestServer.withFixtureCity();

    private static byte[] zone(int bytes) {
        String body = "{\"id\": \"large\", \"name\": \"\", \"areas\": []%s}";
        return body.formatted(" ".repeat(bytes - body.length() + 2)).getBytes(UTF_8);
    }

    private static HttpResponse<String> send(String contentType, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.administrator().address() + "/api/zones"))
                        .header("Authorization", "Bearer " + server.administrator().token())
                        .header("Content-Type", contentType)
                        .POST(body)
                        .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/geo+json"})
    void refusesABodyThatIsTooLong(String contentType) throws Exception {
        byte[] body = zone(JsonBodyLimit.MAX_BYTES + 1);
        HttpResponse<String> refused = send(contentType, BodyPublishers.ofByteArray(body));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        assertThat(refused.body()).contains("\"code\":\"too-large\"");
    }

    @Test
    void refusesOneWhoseLengthIsNotAnnounced() throws Exception {
        byte[] body = zone(JsonBodyLimit.MAX_BYTES + 1);
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
        assertThat(stream.contentLength()).isNegative();
        HttpResponse<String> refused = send("application/json", stream);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        assertThat(refused.body()).contains("\"code\":\"too-large\"");
    }

    @Test
    void readsOneThatIsJustShortEnough() throws Exception {
        byte[] body = zone(JsonBodyLimit.MAX_BYTES);
        assertThat(body).hasSize(JsonBodyLimit.MAX_BYTES);
        HttpResponse<String> read = send("application/json", BodyPublishers.ofByteArray(body));
        assertThat(read.statusCode()).as("its content is refused: " + read.body()).isEqualTo(422);
    }
}
