package org.jingwei.map;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jingwei.lake.PointSource;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.Patience;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Whatever batches come in whatever mode, here or at another server, the map has the rows that the
 * lake has, each once, for everybody's part; also after a restart.
 */
class LivePointsTest {
    private static final String HEADER =
            "uscc,name,industry,employees,founded_on,area_code,lon,lat\n";
    private static final List<String> PEOPLE = List.of("village", "town", "county", "city");
    private static final int BATCHES = 5;

    private static TestServer one;
    private static TestServer other;
    private static final ListAppender<ILoggingEvent> said = new ListAppender<>();

    enum Mode {
        APPEND,
        UPSERT,
        REPLACE
    }

    @BeforeAll
    static void start() {
        said.start();
        logger().addAppender(said);
        one = TestServer.start(Map.of());
        FixtureCity.load(one.administrator());
        other = one.replica();
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        logger().detachAppender(said);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(PointSource.class);
    }

    private static long wholeReadings(String dataset) {
        return List.copyOf(said.list).stream()
                .filter(event -> event.getFormattedMessage().contains(" " + dataset + " "))
                .count();
    }

    private static void define(ApiClient administrator, String id, Mode mode) {
        Map<String, Object> definition = new HashMap<>(FixtureDatasets.enterprise(id));
        definition.remove("subject");
        definition.put("mode", mode.name());
        administrator.post("/api/datasets", definition).expect(201);
    }

    /** Enterprises by number, each in some village and of some day. */
    private static String rows(Random random, int from, int to) {
        StringBuilder csv = new StringBuilder(HEADER);
        for (int key = from; key < to; key++) {
            int village = random.nextInt(FixtureCity.VILLAGES);
            double[] place = FixtureCity.place(village, random.nextInt(90));
            csv.append(
                    String.format(
                            Locale.ROOT,
                            "%s,厂%d,%s,%d,2021-%02d-01,%s,%.6f,%.6f%n",
                            FixtureCity.creditCode(key / 100, key % 100),
                            key,
                            random.nextBoolean() ? "鞋服" : "食品",
                            random.nextInt(100),
                            1 + random.nextInt(12),
                            FixtureCity.village(village),
                            place[0],
                            place[1]));
        }
        return csv.toString();
    }

    private static void send(TestServer server, String dataset, String csv) {
        Answer batch = FixtureDatasets.upload(server.administrator(), dataset, csv);
        assertThat(batch.text("state")).as(batch.toString()).isIn("COMMITTED", "FAILED");
    }

    private static long inLake(ApiClient person, String dataset) {
        return person.get("/api/datasets/" + dataset + "/records?limit=1&total=true")
                .expect(200)
                .json()
                .path("total")
                .asLong();
    }

    private static long onMap(ApiClient person, String layer) {
        return MapTest.layer(person, layer).path("count").asLong();
    }

    private static Set<Object> refs(ApiClient person, String layer) {
        List<Map<String, Object>> features = MapTest.features(person, layer, 9, "");
        Set<Object> refs = new HashSet<>();
        features.forEach(feature -> refs.add(String.valueOf(feature.get("ref"))));
        assertThat(refs).as("no point twice").hasSameSizeAs(features);
        return refs;
    }

    private static Set<Object> ids(ApiClient person, String dataset) {
        Set<Object> ids = new HashSet<>();
        String next = "";
        do {
            JsonNode page =
                    person.get("/api/datasets/" + dataset + "/records?limit=200" + next)
                            .expect(200)
                            .json();
            page.path("items").forEach(item -> ids.add(item.path("id").asString()));
            next =
                    page.path("next").isString()
                            ? "&cursor=" + ApiClient.encoded(page.path("next").asString())
                            : "";
        } while (!next.isEmpty());
        return ids;
    }

    private static void assertHasAll(TestServer server, String dataset) {
        for (String name : PEOPLE) {
            ApiClient person = server.as(name);
            long expected = inLake(person, dataset);
            assertThat(onMap(person, dataset)).as(name + " counts").isEqualTo(expected);
            assertThat(refs(person, dataset)).as(name + "'s tiles").isEqualTo(ids(person, dataset));
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void showsEveryRowOnceAfterEveryBatch(Mode mode) {
        String dataset = "live_" + mode.name().toLowerCase(Locale.ROOT);
        define(one.administrator(), dataset, mode);
        Random random = new Random(dataset.length());
        for (int batch = 0; batch < BATCHES; batch++) {
            int from = random.nextInt(120);
            boolean here = random.nextInt(3) > 0;
            send(here ? one : other, dataset, rows(random, from, from + 10 + random.nextInt(60)));
            if (here) {
                assertHasAll(one, dataset);
            }
            long expected = inLake(one.as("city"), dataset);
            for (TestServer server : List.of(one, other)) {
                ApiClient city = server.as("city");
                Patience.await(
                        "the map follows", () -> onMap(city, dataset), count -> count == expected);
                assertHasAll(server, dataset);
            }
        }
        if (mode != Mode.REPLACE) {
            assertThat(wholeReadings(dataset)).as("times that all was read again").isZero();
        }
    }

    @Test
    void goesOnFromDiskAfterARestartAndReadsAllAgainWhenTheFileIsDamaged() throws IOException {
        Path folder;
        try (TestServer server = TestServer.start(Map.of())) {
            FixtureCity.load(server.administrator());
            folder = server.folder();
            define(server.administrator(), "kept", Mode.UPSERT);
            send(server, "kept", rows(new Random(1), 0, 80));
            assertHasAll(server, "kept");
            awaitKept(folder, "kept");
            send(server, "kept", rows(new Random(2), 40, 100));
            assertHasAll(server, "kept");
        }
        Path stranger = Files.writeString(folder.resolve("map-points/gone-abc-1.points"), "old");
        try (TestServer server = TestServer.on(folder)) {
            assertHasAll(server, "kept");
            assertThat(wholeReadings("kept")).as("times that all was read again").isZero();
            Patience.await(
                    "what no layer uses is removed", () -> Files.exists(stranger), there -> !there);
            send(server, "kept", rows(new Random(3), 20, 60));
            assertHasAll(server, "kept");
        }
        for (Path file : files(folder, "kept")) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }
        try (TestServer server = TestServer.on(folder)) {
            assertHasAll(server, "kept");
            awaitKept(folder, "kept");
        }
    }

    private static void awaitKept(Path folder, String dataset) {
        Patience.await(
                "the points are kept",
                () -> files(folder, dataset),
                files ->
                        files.size() == 3
                                && files.stream().noneMatch(file -> file.endsWith(".part")));
    }

    private static List<Path> files(Path folder, String dataset) {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve("map-points"))) {
            files.filter(file -> file.getFileName().toString().startsWith(dataset + "-"))
                    .forEach(found::add);
        } catch (IOException e) {
            return List.of();
        }
        return found;
    }
}
