package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.Department;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two servers on one database and one lake. Files sent to either, at the same time and for the same
 * dataset, are each taken in once; a key that both bring is taken from one of them; and what one
 * took in, the other shows and counts.
 */
class ReplicasTest {
    private static final int FILES = 6;
    private static final int ROWS = 500;

    private static TestServer one;
    private static TestServer other;

    @BeforeAll
    static void start() {
        one = TestServer.start(Map.of());
        FixtureCity.load(one.administrator());
        one.administrator().post("/api/datasets", FixtureDatasets.event()).expect(201);
        other = one.replica();
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
    }

    @Test
    void takeInEveryFileOnceAndEveryKeyOnceWhoeverGotThem() {
        List<String> sent = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            ApiClient server = (file % 2 == 0 ? one : other).administrator();
            sent.add(
                    server.post(
                                    "/api/datasets/event/batches?fileName=" + file + ".csv",
                                    "text/csv",
                                    events(file))
                            .expect(202)
                            .text("id"));
        }

        int accepted = 0;
        for (String batch : sent) {
            Answer ended = FixtureDatasets.await(one.administrator(), batch);
            assertThat(ended.text("state")).isEqualTo("COMMITTED");
            accepted += ended.json().path("accepted").asInt();
        }

        int distinct = FILES * ROWS - (FILES - 1) * ROWS / 4;
        assertThat(accepted).as("every key once").isEqualTo(distinct);
        for (TestServer server : List.of(one, other)) {
            ApiClient administrator = server.administrator();
            assertThat(total(administrator, "records?limit=1&total=true")).isEqualTo(distinct);
            assertThat(total(administrator, "summary?by=children")).isEqualTo(distinct);
        }
    }

    @Test
    void showOnTheMapWhatTheOtherTookIn() {
        ApiClient here = one.administrator();
        ApiClient there = other.administrator();
        int before = onTheMap(there, "school");
        assertThat(onTheMap(here, "school")).isEqualTo(before);
        FixtureDatasets.upload(
                here,
                "school",
                "school_code,name,stage,lon,lat\nS9999,新校,小学,%s,%s\n"
                        .formatted(FixtureCity.place(0, 7)[0], FixtureCity.place(0, 7)[1]));
        Department.await(() -> onTheMap(there, "school"), count -> count == before + 1);
        assertThat(there.get("/api/search?q=" + ApiClient.encoded("新校")).expect(200).items())
                .hasSize(1);
        assertThat(onTheMap(here, "school")).isEqualTo(before + 1);
    }

    @Test
    void showTheBoundariesThatTheOtherGot() {
        ApiClient here = one.administrator();
        ApiClient there = other.administrator();
        int before = onTheMap(there, "areas");
        String areas = "code,name,parent,level\n350399,别县,3503,COUNTY\n";
        here.post("/api/areas/imports", "text/csv", areas.getBytes(UTF_8)).expect(200);
        String boundary =
                """
                {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"350399"},
                "geometry":{"type":"Polygon","coordinates":[[[117,25],[118,25],[118,26],[117,25]]]}}]}\
                """;
        here.post("/api/areas/boundaries", "application/geo+json", boundary.getBytes(UTF_8))
                .expect(200);
        Department.await(() -> onTheMap(there, "areas"), count -> count == before + 1);
    }

    @Test
    void forgetASessionThatEndedAtTheOther() {
        ApiClient here = one.as("county");
        ApiClient there = other.nobody().withToken(here.token());
        there.get("/api/session").expect(200);
        here.delete("/api/session").expect(204);
        Department.await(() -> there.get("/api/session").status(), status -> status == 401);
    }

    private static int onTheMap(ApiClient client, String layer) {
        return client.get("/api/layers").expect(200).items().stream()
                .filter(item -> item.path("id").asString().equals(layer))
                .mapToInt(item -> item.path("count").asInt())
                .sum();
    }

    private static int total(ApiClient client, String question) {
        return client.get("/api/datasets/event/" + question)
                .expect(200)
                .json()
                .path("total")
                .asInt();
    }

    /** Each file shares a quarter of its keys with the one before it. */
    private static byte[] events(int file) {
        StringBuilder csv = new StringBuilder("event_no,kind,area_code\n");
        for (int i = 0; i < ROWS; i++) {
            int key = file * ROWS * 3 / 4 + i;
            csv.append('E').append(key).append(",lighting,");
            csv.append(FixtureCity.village(key % FixtureCity.VILLAGES)).append('\n');
        }
        return csv.toString().getBytes(UTF_8);
    }
}
