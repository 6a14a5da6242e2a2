package org.jingwei.lake.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jingwei.testing.Department;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A system that can only write files lays them into its folder; what became of each lies beside it.
 */
class FolderTest {
    private static TestServer server;
    private static Path root;

    private Department permits;
    private Path folder;

    @BeforeAll
    static void startTheServer() throws IOException {
        root = Files.createTempDirectory("jingwei-watched").toRealPath();
        server = TestServer.start(Map.of("JINGWEI_WATCHED_FOLDERS", root.toString()));
        FixtureCity.load(server.administrator());
    }

    @AfterAll
    static void stopTheServer() {
        server.close();
    }

    @BeforeEach
    void watchAFolder() {
        permits = Department.register(server, Map.of());
        permits.market()
                .put(permits.path() + "/folders/" + permits.dataset(), Map.of())
                .expect(200);
        folder = root.resolve(permits.system()).resolve(permits.dataset());
        Department.await(() -> Files.isDirectory(folder.resolve("done")), there -> there);
    }

    private static String file(int from, int to) {
        StringBuilder csv = new StringBuilder("number,name,amount,changed,area\n");
        for (int i = from; i <= to; i++) {
            csv.append(
                    "P%d,许可,%d.5,2026-03-01 08:00:00,%s\n"
                            .formatted(i, i, FixtureCity.village(i % 12)));
        }
        return csv.toString();
    }

    private void lay(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private void layWhole(String name, String content) throws IOException {
        lay(name, content);
        lay(name + ".done", "");
    }

    private String report(String place) {
        Path report = folder.resolve(place + ".report.json");
        Department.await(() -> Files.exists(folder.resolve(place)), there -> there);
        try {
            return Files.readString(report);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void takesAFileThatIsMarkedAsWholeAndReportsBesideIt() throws IOException {
        layWhole("许可.csv", file(1, 20));
        assertThat(report("done/许可.csv")).contains("COMMITTED").contains("\"accepted\" : 20");
        assertThat(permits.records()).isEqualTo(20);
        assertThat(folder.resolve("许可.csv")).doesNotExist();
        assertThat(folder.resolve("许可.csv.done")).doesNotExist();
    }

    @Test
    void takesAFileThatStoppedGrowing() throws IOException {
        lay("quiet.csv", file(1, 5));
        report("done/quiet.csv");
        assertThat(permits.records()).isEqualTo(5);
    }

    @Test
    void theSameFileAgainAddsNothing() throws IOException {
        layWhole("first.csv", file(1, 5));
        report("done/first.csv");
        layWhole("second.csv", file(1, 5));
        assertThat(report("done/second.csv")).contains("DUPLICATE");
        assertThat(permits.records()).isEqualTo(5);
    }

    @Test
    void whatCannotBeReadLiesAmongTheFailedOnes() throws IOException {
        layWhole("empty.csv", "");
        assertThat(report("failed/empty.csv")).contains("empty-file");
        layWhole("letters.csv", "a,b,c\n1,2,3\n");
        assertThat(report("failed/letters.csv")).contains("FAILED");
    }

    /** Rows of which every other one is in another encoding. */
    private static byte[] mixed(int rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("number,name,amount,changed,area\n".getBytes(UTF_8));
        for (int i = 0; i < rows; i++) {
            bytes.writeBytes(
                    "M%d,许可证件,1,,%s\n"
                            .formatted(i, FixtureCity.village(0))
                            .getBytes(i % 2 == 0 ? UTF_8 : Charset.forName("GB18030")));
        }
        return bytes.toByteArray();
    }

    @Test
    void aFileThatIsNotSurelyReadWaitsForSomebodyAndSaysSo() throws IOException {
        Files.write(folder.resolve("mixed.csv"), mixed(20));
        lay("mixed.csv.done", "");
        JsonNode held =
                Department.await(
                                () ->
                                        permits.market()
                                                .get(
                                                        "/api/datasets/"
                                                                + permits.dataset()
                                                                + "/batches")
                                                .items(),
                                batches -> !batches.isEmpty())
                        .getFirst();
        assertThat(held.path("state").asString()).isEqualTo("HELD");
        Path report = Department.await(this::heldReports, files -> !files.isEmpty()).getFirst();
        assertThat(Files.readString(report))
                .contains("HELD", held.path("id").asString(), "start or cancel");
        String batch = "/api/batches/" + held.path("id").asString();
        permits.market().put(batch + "/reading", Map.of("charset", "UTF_8")).expect(200);
        permits.market().post(batch + "/start", Map.of()).expect(202);
        assertThat(report("done/mixed.csv")).contains("COMMITTED").contains("\"refused\" : 10");
        Department.await(this::heldReports, List::isEmpty);
        assertThat(permits.records()).isEqualTo(10);
    }

    private List<Path> heldReports() {
        try (Stream<Path> files = Files.list(folder.resolve("held"))) {
            return files.filter(file -> file.toString().endsWith("mixed.csv.report.json")).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aFileThatWasTakenBeforeACrashIsFinished() throws IOException {
        Path taken =
                folder.resolve(".taken").resolve("00000000-0000-0000-0000-000000000001-left.csv");
        Files.writeString(taken, file(1, 3));
        report("done/left.csv");
        assertThat(permits.records()).isEqualTo(3);
    }

    @Test
    void noLinkLeadsOutOfTheRoot() throws IOException {
        Path secret = Files.createTempFile("jingwei", ".csv");
        Files.writeString(secret, file(1, 7));
        Files.createSymbolicLink(folder.resolve("linked.csv"), secret);
        Files.writeString(folder.resolve("linked.csv.done"), "");

        Department other = Department.register(server, Map.of());
        Path elsewhere = Files.createTempDirectory("jingwei-elsewhere");
        Files.writeString(elsewhere.resolve("outside.csv"), file(1, 7));
        Files.writeString(elsewhere.resolve("outside.csv.done"), "");
        Files.createDirectories(root.resolve(other.system()));
        Files.createSymbolicLink(root.resolve(other.system()).resolve(other.dataset()), elsewhere);
        other.market().put(other.path() + "/folders/" + other.dataset(), Map.of()).expect(200);

        layWhole("real.csv", file(8, 9));
        report("done/real.csv");
        layWhole("later.csv", file(10, 10));
        report("done/later.csv");
        assertThat(permits.records()).isEqualTo(3);
        assertThat(other.records()).isZero();
        assertThat(elsewhere.resolve("outside.csv")).exists();
        assertThat(secret).exists();
    }

    @Test
    void onlyTheOwnerWatches() throws IOException {
        server.as("education").get(permits.path() + "/folders").expect(403);
        assertThat(permits.market().get(permits.path() + "/folders").expect(200).items())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.path("path").asString())
                                .isEqualTo(permits.system() + "/" + permits.dataset()));
        for (String dataset : List.of("school", "..%2F..")) {
            assertThat(
                            permits.market()
                                    .put(permits.path() + "/folders/" + dataset, Map.of())
                                    .status())
                    .isIn(400, 403, 404);
        }
    }
}
