package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.FixtureDatasets;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files that add rows, that update rows by their key, and that replace all rows. */
class LoadModeTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient owner = server.as("market");
    private final String id = "loaded" + COUNT.incrementAndGet();

    private void define(String mode, Map<String, ?> more) {
        Map<String, Object> definition = new HashMap<>(Shops.definition(id));
        definition.put("mode", mode);
        definition.putAll(more);
        owner.post("/api/datasets", definition).expect(201);
    }

    private static String row(String code, String name, String opened) {
        return "%s,%s,,F,1,%s,%s,,\n".formatted(code, name, opened, FixtureCity.village(0));
    }

    private String send(String rows) {
        return owner.post(
                        "/api/datasets/" + id + "/batches",
                        "text/csv",
                        (Shops.HEADER + rows).getBytes(UTF_8))
                .text("id");
    }

    private JsonNode ingest(String rows) {
        return FixtureDatasets.await(owner, send(rows)).json();
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        owner.get("/api/datasets/" + id + "/records?limit=200")
                .items()
                .forEach(row ->
                        rows.add(
                                row.at("/values/code").asString()
                                        + " "
                                        + row.at("/values/name").asString()));
        rows.sort(String::compareTo);
        return rows;
    }

    @Test
    void theLastWriterBySourceTimeWins() {
        define("UPSERT", Map.of("version", "opened"));
        ingest(row("A", "old", "2026-02-01") + row("B", "old", "2026-02-01"));
        JsonNode batch =
                ingest(
                        row("A", "newer", "2026-02-02")
                                + row("A", "newest", "2026-02-03")
                                + row("B", "late", "2026-01-01")
                                + row("C", "new", "2026-01-01"));
        assertThat(batch.path("state").asString()).isEqualTo("COMMITTED");
        assertThat(batch.path("mode").asString()).isEqualTo("UPSERT");
        assertThat(batch.path("accepted").asLong()).isEqualTo(2);
        assertThat(batch.path("superseded").asLong()).isEqualTo(1);
        assertThat(batch.path("outdated").asLong()).isEqualTo(1);
        assertThat(batch.path("rows").asLong()).isEqualTo(4);
        assertThat(rows()).containsExactly("A newest", "B old", "C new");
    }

    @Test
    void aSnapshotReplacesAllAndTheOneBeforeBringsItsRowsBack() {
        define("REPLACE", Map.of());
        String first = row("A", "a", "2026-01-01") + row("B", "b", "2026-01-01");
        ingest(first);
        ingest(row("C", "c", "2026-01-01"));
        assertThat(rows()).containsExactly("C c");
        assertThat(ingest(first).path("state").asString()).isEqualTo("COMMITTED");
        assertThat(rows()).containsExactly("A a", "B b");
        assertThat(ingest(first).path("state").asString())
                .as("what is there already is not brought again")
                .isEqualTo("DUPLICATE");
    }

    @Test
    void aSnapshotWithoutAGoodRowReplacesNothing() {
        define("REPLACE", Map.of());
        ingest(row("A", "a", "2026-01-01"));
        assertThat(ingest(",b,,F,1,,,,\n").path("state").asString()).isEqualTo("FAILED");
        assertThat(rows()).containsExactly("A a");
    }

    @Test
    void runsOfOneDatasetAtOnceEndInTheOrderTheyCame() {
        define("REPLACE", Map.of());
        StringBuilder large = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            large.append(row("L" + i, "large", "2026-01-01"));
        }
        String first = send(large.toString());
        String second = send(row("A", "small", "2026-01-01"));
        String third = send(row("B", "last", "2026-01-01"));
        for (String batch : List.of(first, second, third)) {
            assertThat(FixtureDatasets.await(owner, batch).text("state")).isEqualTo("COMMITTED");
        }
        assertThat(rows()).containsExactly("B last");
    }

    @Test
    void runsThatAddToOneDatasetAtOnceKeepEachKeyOnce() {
        define("APPEND", Map.of());
        StringBuilder one = new StringBuilder();
        StringBuilder other = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            one.append(row("K" + i, "one", "2026-01-01"));
            other.append(row("K" + (i + 30), "other", "2026-01-01"));
        }
        String first = send(one.toString());
        String second = send(other.toString());
        long accepted =
                FixtureDatasets.await(owner, first).json().path("accepted").asLong()
                        + FixtureDatasets.await(owner, second).json().path("accepted").asLong();
        assertThat(accepted).isEqualTo(90);
        assertThat(rows()).hasSize(90).doesNotHaveDuplicates();
    }

    @Test
    void theRegisterOfSubjectsFollowsASnapshot() {
        Map<String, Object> definition = FixtureDatasets.enterprise(id);
        definition.put("mode", "REPLACE");
        definition.put("subject", Map.of("kind", "WORKSHOP", "key", "uscc", "authoritative", true));
        owner.post("/api/datasets", definition).expect(201);
        String gone = FixtureCity.creditCode(900, 1);
        String kept = FixtureCity.creditCode(900, 2);
        registered(gone, kept);
        assertThat(subjects()).containsExactlyInAnyOrder(gone, kept);
        registered(kept);
        assertThat(subjects()).containsExactly(kept);
    }

    private void registered(String... codes) {
        StringBuilder csv =
                new StringBuilder("uscc,name,industry,employees,founded_on,area_code,lon,lat\n");
        for (String code : codes) {
            csv.append(code)
                    .append(",作坊,,1,2020-01-01,")
                    .append(FixtureCity.village(0))
                    .append(",,\n");
        }
        FixtureDatasets.upload(owner, id, csv.toString());
    }

    private List<String> subjects() {
        try (var connection = server.database("superuser");
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT key FROM subject WHERE dataset = '" + id + "'")) {
            List<String> keys = new ArrayList<>();
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
            return keys;
        } catch (IOException | SQLException e) {
            throw new AssertionError(e);
        }
    }
}
