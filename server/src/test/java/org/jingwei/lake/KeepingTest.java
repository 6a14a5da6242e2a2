package org.jingwei.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jingwei.testing.Answer;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.Department;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.Stops;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Many small files become few, and nothing that is read changes; what is older than it is kept for
 * goes, and who asks for it is told so.
 */
class KeepingTest {
    private static final int FILES = 5;

    private final TestServer server = TestServer.withFixtureCity();
    private final ApiClient owner = server.as("market");
    private final Shops shops = Shops.define(owner);

    @Test
    void smallFilesBecomeFewAndTheRowsStay() {
        for (int i = 0; i < FILES; i++) {
            shops.ingest(Shops.HEADER + Shops.row(i, FixtureCity.village(i)));
        }
        String records = owner.get(shops.path() + "/records").expect(200).body();
        owner.post(shops.path() + "/compactions", "").expect(403);

        JsonNode done =
                server.administrator().post(shops.path() + "/compactions", "").expect(200).json();

        assertThat(done.path("filesBefore").asInt()).isEqualTo(FILES);
        assertThat(done.path("filesAfter").asInt()).isEqualTo(1);
        assertThat(owner.get(shops.path() + "/records").expect(200).body()).isEqualTo(records);
        assertThat(
                        server.administrator()
                                .get(shops.path() + "/aggregates")
                                .expect(200)
                                .json()
                                .path("wrong")
                                .asLong())
                .isZero();
        JsonNode facts = owner.get(shops.path() + "/facts").expect(200).json();
        assertThat(facts.at("/storage/files").asInt()).isEqualTo(1);
    }

    /** Has the task run now that otherwise runs every few minutes. */
    private static void keep(Stops stops) {
        stops.await(
                """
                WITH due AS (
                    UPDATE scheduled_tasks SET execution_time = now()
                    WHERE task_name = 'lake-keeping' AND NOT picked RETURNING 1)
                SELECT count(*) FROM due\
                """);
    }

    @Test
    void aFileThatNobodyStartedIsRemovedAndSaysSo() {
        String id =
                owner.post(
                                shops.path() + "/batches?hold=true",
                                "text/csv",
                                Shops.inEveryVillage(1).getBytes(UTF_8))
                        .expect(202)
                        .text("id");
        String path = "/api/batches/" + id;
        try (Stops stops = new Stops(server)) {
            stops.execute(
                    "UPDATE batch SET received_at = now() - interval '8 days' WHERE id = '%s'"
                            .formatted(id));
            keep(stops);
            stops.await(
                    "SELECT count(*) FROM batch WHERE state = 'CANCELLED' AND id = '%s'"
                            .formatted(id));
        }
        assertThat(owner.get(path).json().at("/error/code").asString()).isEqualTo("expired");
        Answer gone = owner.post(path + "/start", Map.of()).expect(410);
        assertThat(gone.text("code")).isEqualTo("expired");
        assertThat(gone.text("detail")).contains("7 days").contains("send it again");
        owner.get(path + "/preview").expect(410);
        owner.put(path + "/reading", Map.of("delimiter", ",")).expect(410);
        assertThat(server.folder().resolve("spool").resolve(id + ".csv")).doesNotExist();
    }

    @Test
    void refusedRowsThatNobodyCorrectedAreRemovedAndSaySo() {
        String id =
                shops.ingest(Shops.HEADER + Shops.row(1, FixtureCity.village(0)) + "N2,,,,,,,,\n")
                        .text("id");
        String path = "/api/batches/" + id;
        owner.get(path + "/rejects.csv").expect(200);
        Path refused = server.folder().resolve("refused").resolve(id + ".csv.gz");
        assertThat(refused).isNotEmptyFile();
        try (Stops stops = new Stops(server)) {
            stops.execute(
                    "UPDATE batch SET finished_at = now() - interval '91 days' WHERE id = '%s'"
                            .formatted(id));
            keep(stops);
            stops.await(
                    "SELECT count(*) FROM batch WHERE expired_at IS NOT NULL AND id = '%s'"
                            .formatted(id));
        }
        assertThat(owner.get(path + "/rejects.csv").expect(410).text("code")).isEqualTo("expired");
        assertThat(owner.get(path + "/rejects").expect(410).text("detail")).contains("1 refused");
        assertThat(owner.get(path).json().path("refused").asLong()).isEqualTo(1);
        assertThat(refused).doesNotExist();
    }

    @Test
    void forgetsThePastThatIsOlderThanItIsKept() throws IOException {
        shops.ingest(Shops.HEADER + Shops.row(1, FixtureCity.village(0)));
        shops.ingest(Shops.HEADER + Shops.row(2, FixtureCity.village(0)));
        String then = Instant.now().minus(Duration.ofDays(31)).toString();
        String read = shops.path() + "/records?asOf=" + then;
        try (Stops stops = new Stops(server)) {
            age(stops, shops.id());
            assertThat(owner.get(read).expect(200).items()).isEmpty();
            keep(stops);
            Answer refused =
                    Department.await(() -> owner.get(read), answer -> answer.status() != 200);
            assertThat(refused.expect(422).text("code")).isEqualTo("as-of-too-old");
        }
        String kept = Instant.now().minus(Duration.ofDays(6)).toString();
        assertThat(owner.get(shops.path() + "/records?asOf=" + kept).expect(200).items())
                .hasSize(2);
        assertThat(owner.get(shops.path() + "/records").items()).hasSize(2);
    }

    /** Everything that is known of a table happened thirty days earlier. */
    private static void age(Stops stops, String table) throws IOException {
        String location =
                stops.text(
                        "SELECT metadata_location FROM iceberg.iceberg_tables WHERE table_name = '%s'"
                                .formatted(table));
        Path file = Path.of(location.replaceFirst("^file:/+", "/"));
        String aged =
                Pattern.compile("(\"(?:timestamp|last-updated)-ms\"\\s*:\\s*)(\\d+)")
                        .matcher(Files.readString(file))
                        .replaceAll(found ->
                                found.group(1)
                                        + (Long.parseLong(found.group(2))
                                                - Duration.ofDays(30).toMillis()));
        String name = String.valueOf(file.getFileName());
        String agedName = name.replaceFirst("-", "-aged-");
        Files.writeString(file.resolveSibling(agedName), aged);
        stops.execute(
                """
                UPDATE iceberg.iceberg_tables SET metadata_location = replace(metadata_location, '%s', '%s')
                WHERE table_name = '%s'\
                """
                        .formatted(name, agedName, table));
    }
}
