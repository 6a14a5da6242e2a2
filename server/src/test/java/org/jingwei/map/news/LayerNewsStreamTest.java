package org.jingwei.map.news;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;

/**
 * An open map is told when a layer of its own changed, soon, however many are open, and of no other
 * layer.
 */
class LayerNewsStreamTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final int MANY = 1_000;
    private static final int PATIENCE_MILLIS = 60_000;

    /** One open map, read as lines from a socket. */
    private record OpenMap(Socket socket, BufferedReader lines) implements AutoCloseable {
        static OpenMap of(ApiClient person, String... headers) throws IOException {
            URI address = URI.create(person.address());
            Socket socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            String request =
                    "GET /api/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + person.token()
                            + "\r\n"
                            + String.join("", headers)
                            + "\r\n";
            socket.getOutputStream().write(request.getBytes(UTF_8));
            OpenMap map =
                    new OpenMap(
                            socket,
                            new BufferedReader(
                                    new InputStreamReader(socket.getInputStream(), UTF_8), 512));
            return map;
        }

        /** The next line that contains this. */
        String next(String text) throws IOException {
            String line = lines.readLine();
            while (line != null && !line.contains(text)) {
                line = lines.readLine();
            }
            if (line == null) {
                throw new AssertionError("the stream ended before " + text);
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static String make(ApiClient person, boolean shared) {
        return person.post(
                        "/api/layers",
                        Map.of(
                                "name", "新图层",
                                "source", "DATASET",
                                "dataset", "school",
                                "shared", shared))
                .expect(201)
                .text("id");
    }

    @Test
    void tellsOfALayerThatChangedAndThatIsGone() throws IOException {
        ApiClient education = city.as("education");
        try (OpenMap map = OpenMap.of(city.as("village"))) {
            map.next("event: hello");
            String id = make(education, true);
            assertThat(map.next("\"layer\":\"" + id)).contains("\"removed\":false");
            education.delete("/api/layers/" + id);
            assertThat(map.next("\"layer\":\"" + id)).contains("\"removed\":true");
        }
    }

    @Test
    void tellsOfNothingOutsideTheScope() throws IOException {
        try (OpenMap map = OpenMap.of(city.as("village"))) {
            map.next("event: hello");
            String hidden = make(city.as("education"), false);
            String shown = make(city.as("education"), true);
            String line = map.next("\"layer\":");

            assertThat(line).contains(shown).doesNotContain(hidden);
        }
        assertThat(city.nobody().get("/api/events").status()).isEqualTo(401);
    }

    @Test
    void catchesUpWhereItWasCutOff() throws IOException {
        ApiClient village = city.as("village");
        String seen;
        try (OpenMap other = OpenMap.of(village)) {
            try (OpenMap map = OpenMap.of(village)) {
                seen = map.next("id: ");
                map.next("event: hello");
            }
            other.next("event: hello");
            String id = make(city.as("education"), true);
            other.next(id);
            try (OpenMap again =
                    OpenMap.of(village, "Last-Event-ID: " + seen.substring(4) + "\r\n")) {
                assertThat(again.next("\"layer\":")).contains(id);
            }
        }
        try (OpenMap stranger = OpenMap.of(village, "Last-Event-ID: elsewhere-7\r\n")) {
            stranger.next("event: reset");
        }
    }

    @Test
    void tellsOfABatchThatCameIn() throws IOException {
        try (TestServer server = TestServer.start(Map.of())) {
            FixtureCity.load(server.administrator());
            try (OpenMap map = OpenMap.of(server.as("town"))) {
                map.next("event: hello");
                FixtureDatasets.upload(
                        server.administrator(),
                        "school",
                        "school_code,name,stage,lon,lat\nS9999,新校,小学,119.01,25.41\n");
                map.next("\"layer\":\"school\"");
            }
        }
    }

    @Test
    void holdsAThousandOpenMapsWithoutAThreadForEach() throws IOException {
        List<ApiClient> people = List.of(city.as("village"), city.as("town"), city.as("city"));
        List<OpenMap> maps = new ArrayList<>();
        try {
            int before = Thread.activeCount();
            for (int i = 0; i < MANY; i++) {
                maps.add(OpenMap.of(people.get(i % people.size())));
            }
            for (OpenMap map : maps) {
                map.next("event: hello");
            }
            int threads = Thread.activeCount() - before;
            long begin = System.nanoTime();
            String id = make(city.as("education"), true);
            for (OpenMap map : maps) {
                map.next(id);
            }
            long millis = (System.nanoTime() - begin) / 1_000_000;
            System.out.println("1,000 open maps told in " + millis + " ms, threads +" + threads);

            assertThat(threads).isLessThan(100);
        } finally {
            for (OpenMap map : maps) {
                map.close();
            }
        }
    }
}
