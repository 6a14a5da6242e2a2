package org.jingwei.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuditTrailTest {
    private static final TestServer city = TestServer.withFixtureCity();

    @Test
    void notesWhoReadWhichRows() {
        ApiClient village = city.as("village");
        village.get("/api/datasets/enterprise/records?area=" + FixtureCity.village(0)).expect(200);

        List<JsonNode> entries =
                city.administrator().get("/api/audit?username=village&limit=1").expect(200).items();

        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().path("object").asString()).contains("enterprise");
        assertThat(entries.getFirst().path("rows").asInt()).isEqualTo(FixtureCity.enterprises(0));
        assertThat(entries.getFirst().path("scope").asString()).contains(FixtureCity.village(0));
    }

    @Test
    void staysWholeWhenManyAppendAtOnce() throws Exception {
        ApiClient village = city.as("village");
        List<Callable<Answer>> reads =
                IntStream.range(0, 60)
                        .<Callable<Answer>>mapToObj(i ->
                                () ->
                                        village.get(
                                                "/api/datasets/school/records?area="
                                                        + FixtureCity.village(0)))
                        .toList();
        try (ExecutorService many = Executors.newFixedThreadPool(12)) {
            many.invokeAll(reads)
                    .forEach(read -> assertThat(read.resultNow().status()).isEqualTo(200));
        }

        Answer state = city.administrator().get("/api/audit/verification").expect(200);

        assertThat(state.json().path("intact").asBoolean()).isTrue();
        assertThat(state.json().path("checked").asInt()).isGreaterThanOrEqualTo(60);
    }

    @Test
    void isListedByAdministratorsOnly() {
        assertThat(city.as("city").get("/api/audit").status()).isEqualTo(403);
    }

    @Test
    void pagesWithoutGapOrRepeat() {
        List<JsonNode> whole = city.administrator().get("/api/audit?limit=40").expect(200).items();
        Answer first = city.administrator().get("/api/audit?limit=20").expect(200);
        List<JsonNode> second =
                city.administrator()
                        .get("/api/audit?limit=20&cursor=" + first.text("next"))
                        .expect(200)
                        .items();

        List<Long> ids = whole.stream().map(entry -> entry.path("id").asLong()).toList();
        int last = ids.indexOf(first.items().getLast().path("id").asLong());
        assertThat(second.getFirst().path("id").asLong()).isEqualTo(ids.get(last + 1));
        assertThat(whole).hasSizeGreaterThanOrEqualTo(20);
    }
}
