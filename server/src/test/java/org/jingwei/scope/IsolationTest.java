package org.jingwei.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The village officer of village 0 tries every way to a row of its sibling, village 1. */
class IsolationTest {
    private static final TestServer city = TestServer.withFixtureCity();
    private static final String OWN = FixtureCity.village(0);
    private static final String SIBLING = FixtureCity.village(1);
    private static final int RECORDS_AT_ONCE = 200;

    private final ApiClient village = city.as("village");

    private static JsonNode siblingRow() {
        return city.administrator()
                .get("/api/datasets/enterprise/records?limit=1&area=" + SIBLING)
                .expect(200)
                .items()
                .getFirst();
    }

    @Test
    void notByItsId() {
        String id = siblingRow().path("id").asString();

        assertThat(city.administrator().get("/api/datasets/enterprise/records/" + id).status())
                .isEqualTo(200);
        assertThat(village.get("/api/datasets/enterprise/records/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/datasets/enterprise/records?area=",
                "/api/datasets/enterprise/summary?by=children&area=",
                "/api/areas/",
                "/api/dossiers/area/"
            })
    void notByAskingForItsArea(String path) {
        Answer answer = village.get(path + SIBLING);

        assertThat(answer.status() == 404 || answer.items().isEmpty())
                .as(answer.toString())
                .isTrue();
        assertThat(answer.body()).doesNotContain("第2村");
    }

    @Test
    void notByFilter() {
        Answer answer =
                village.get(
                        "/api/datasets/enterprise/records?filter=uscc:eq:"
                                + FixtureCity.creditCode(1, 0));

        assertThat(answer.expect(200).items()).isEmpty();
    }

    @Test
    void notByPagingToTheEnd() {
        List<String> areas = new ArrayList<>();
        String next = "";
        do {
            Answer page =
                    village.get(
                                    "/api/datasets/enterprise/records?limit=1"
                                            + (next.isEmpty()
                                                    ? ""
                                                    : "&cursor=" + ApiClient.encoded(next)))
                            .expect(200);
            page.items().forEach(row -> areas.add(row.at("/area/code").asString()));
            next = page.text("next");
        } while (!next.isEmpty());

        assertThat(areas).hasSize(FixtureCity.enterprises(0)).containsOnly(OWN);
    }

    @Test
    void notByACursorThatPointsThere() {
        Answer first =
                city.administrator()
                        .get("/api/datasets/enterprise/records?limit=1&area=" + SIBLING)
                        .expect(200);

        Answer page =
                village.get(
                        "/api/datasets/enterprise/records?cursor="
                                + ApiClient.encoded(first.text("next")));

        assertThat(page.body()).doesNotContain("第2村");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?area=3503", "?filter=industry:contains:%E9%9E%8B", "?lang=en"})
    void notByExport(String query) {
        Answer file = village.get("/api/datasets/enterprise/records.csv" + query).expect(200);

        assertThat(file.body()).contains(OWN).doesNotContain(SIBLING, "第2村");
        assertThat(file.body().lines()).hasSizeBetween(2, FixtureCity.enterprises(0) + 1);
    }

    @Test
    void notByExportOfItsArea() {
        String path = "/api/datasets/enterprise/records.csv?area=" + SIBLING;

        assertThat(city.administrator().get(path).expect(200).body()).contains("第2村");
        assertThat(village.get(path).expect(200).body().lines()).as("the header").hasSize(1);
    }

    @Test
    void notByCount() {
        Answer counted =
                village.get("/api/datasets/enterprise/records?total=true&area=3503").expect(200);

        assertThat(counted.json().path("total").asInt()).isEqualTo(FixtureCity.enterprises(0));
    }

    @Test
    void notBySummaryOfTheParent() {
        Answer summary =
                village.get(
                                "/api/datasets/enterprise/summary?by=children&area="
                                        + FixtureCity.town(0))
                        .expect(200);

        assertThat(summary.json().path("total").asInt()).isEqualTo(FixtureCity.enterprises(0));
        assertThat(summary.body()).doesNotContain(SIBLING);
    }

    @Test
    void notBySearch() {
        assertThat(village.get("/api/search?q=" + ApiClient.encoded("第2村")).expect(200).items())
                .isEmpty();
        assertThat(village.get("/api/search?q=" + FixtureCity.creditCode(1, 0)).expect(200).items())
                .isEmpty();
        assertThat(village.get("/api/search?q=" + FixtureCity.creditCode(0, 0)).expect(200).items())
                .hasSize(1);
    }

    @Test
    void notByDossier() {
        assertThat(village.get("/api/dossiers/enterprise/" + FixtureCity.creditCode(1, 0)).status())
                .isEqualTo(404);
        assertThat(village.get("/api/dossiers/enterprise/" + FixtureCity.creditCode(0, 0)).status())
                .isEqualTo(200);
    }

    @Test
    void notByLayerCount() {
        village.get("/api/layers").expect(200).items().stream()
                .filter(layer -> layer.path("id").asString().equals("enterprise"))
                .forEach(layer ->
                        assertThat(layer.path("count").asInt())
                                .isEqualTo(FixtureCity.enterprises(0)));
    }

    @Test
    void notByTheBatchThatBroughtIt() {
        String batch = siblingRow().at("/source/batch").asString();

        assertThat(village.get("/api/batches/" + batch).status()).isEqualTo(404);
        assertThat(village.get("/api/batches/" + batch + "/rejects").status()).isEqualTo(404);
    }

    @Test
    void notByHavingNoGrantsAtAll() {
        ApiClient factory = city.as("factory");

        Answer own = factory.get("/api/datasets/enterprise/records?total=true").expect(200);

        assertThat(own.json().path("total").asInt()).isEqualTo(1);
        assertThat(own.items().getFirst().at("/values/uscc").asString())
                .isEqualTo(FixtureCity.creditCode(0, 0));
        assertThat(factory.get("/api/dossiers/enterprise/" + FixtureCity.creditCode(0, 1)).status())
                .isEqualTo(404);
    }

    @Test
    void notASensitiveDatasetWithoutClearance() {
        assertThat(
                        city.as("town")
                                .get("/api/datasets/resident/records?area=" + FixtureCity.town(0))
                                .status())
                .isEqualTo(404);
        assertThat(city.as("market").get("/api/datasets/resident").status()).isEqualTo(404);
        assertThat(city.as("police").get("/api/datasets/resident").status()).isEqualTo(200);
    }

    @Test
    void notByBeingManyAtOnceOnFewConnections() throws Exception {
        Map<ApiClient, Integer> expected =
                Map.of(
                        city.as("village"), FixtureCity.enterprises(0),
                        city.as("town"), FixtureCity.enterprises(0, 3),
                        city.as("county"), FixtureCity.enterprises(0, 6),
                        city.as("city"), FixtureCity.enterprises(0, 12),
                        city.as("zone"), FixtureCity.enterprises(3, 9));
        List<ApiClient> people = List.copyOf(expected.keySet());
        List<Callable<String>> requests = new ArrayList<>();
        for (int i = 0; i < RECORDS_AT_ONCE; i++) {
            ApiClient person = people.get(i % people.size());
            int wanted = expected.getOrDefault(person, 0);
            String path =
                    i % 2 == 0
                            ? "/api/datasets/enterprise/records?total=true&limit=500"
                            : "/api/datasets/enterprise/summary?by=industry";
            requests.add(() -> {
                Answer answer = person.get(path).expect(200);
                int total = answer.json().path("total").asInt();
                return total == wanted ? "" : path + ": " + total + " instead of " + wanted;
            });
        }
        try (ExecutorService many = Executors.newFixedThreadPool(50)) {
            List<String> wrong = new ArrayList<>();
            for (Future<String> answer : many.invokeAll(requests)) {
                wrong.add(answer.get());
            }
            assertThat(wrong).hasSize(RECORDS_AT_ONCE).containsOnly("");
        }
    }
}
