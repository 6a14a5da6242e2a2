package org.jingwei.map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;

/** What has just been taken in is on the map for the next who looks. */
class LayerNewsTest {
    private static final String AREAS = "code,name,parent,level\n3503,莆田市,,CITY\n";
    private static final String BOUNDARY =
            """
            {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"3503"},
            "geometry":{"type":"Polygon","coordinates":[[[119,25],[120,25],[120,26],[119,25]]]}}]}\
            """;
    private static final int BATCHES = 8;
    private static final String HEADER =
            "uscc,name,industry,employees,founded_on,area_code,lon,lat\n";

    private static int count(ApiClient person, String layer) {
        return person.get("/api/layers").expect(200).items().stream()
                .filter(item -> item.path("id").asString().equals(layer))
                .mapToInt(item -> item.path("count").asInt())
                .sum();
    }

    private static void upload(ApiClient person, int number) {
        String row = FixtureCity.creditCode(0, number) + ",某厂,鞋服,10,2020-01-01,3503,119.5,25.2\n";
        Answer batch = FixtureDatasets.upload(person, "works", HEADER + row);
        assertThat(batch.text("state")).as(batch.toString()).isEqualTo("COMMITTED");
    }

    @Test
    void drawsAnImportAndABatchAtOnceThoughTheLayerWasDrawnBefore() {
        try (TestServer server = TestServer.start(Map.of())) {
            ApiClient administrator = server.administrator();
            assertThat(count(administrator, "areas")).isZero();

            administrator.post("/api/areas/imports", "text/csv", AREAS.getBytes(UTF_8)).expect(200);
            administrator
                    .post("/api/areas/boundaries", "application/geo+json", BOUNDARY.getBytes(UTF_8))
                    .expect(200);
            assertThat(count(administrator, "areas")).isEqualTo(1);

            Map<String, Object> works = FixtureDatasets.enterprise("works");
            works.put("owner", "platform");
            administrator.post("/api/datasets", works).expect(201);
            assertThat(count(administrator, "works")).isZero();

            countsEachBatchAtOnce(administrator);
        }
    }

    /** While another looks all the time, so that what is known was looked up a moment before. */
    private static void countsEachBatchAtOnce(ApiClient person) {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            other.execute(() -> {
                while (!done.get()) {
                    count(person, "works");
                }
            });
            try {
                for (int number = 1; number <= BATCHES; number++) {
                    upload(person, number);
                    assertThat(count(person, "works")).isEqualTo(number);
                }
            } finally {
                done.set(true);
            }
        }
    }
}
