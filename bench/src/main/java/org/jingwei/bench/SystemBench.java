package org.jingwei.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The running server, over HTTP on loopback with the client on the same cores: intake of a file
 * beside what DuckDB alone needs to read, sort and write the same file, then slices, dossiers and
 * tiles.
 */
final class SystemBench {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final String token;

    SystemBench(String address, String username, String password)
            throws IOException, InterruptedException {
        this.address = address;
        byte[] body = JSON.writeValueAsBytes(Map.of("username", username, "password", password));
        HttpRequest login =
                HttpRequest.newBuilder(URI.create(address + "/api/session"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        this.token =
                JSON.readTree(http.send(login, HttpResponse.BodyHandlers.ofByteArray()).body())
                        .path("token")
                        .asString();
    }

    private byte[] get(String path) {
        try {
            HttpResponse<byte[]> response =
                    http.send(
                            request(path).header("Accept-Encoding", "gzip").GET().build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(path + ": " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token);
    }

    void reads(String village, String town) {
        System.out.println("\n### Reads over HTTP, one after another, demo city\n");
        System.out.println("| what | median ms | p95 ms |\n|---|---|---|");
        String records = "/api/datasets/resident/records?limit=50&area=";
        line("page of 50 residents of a village", records + village);
        line(
                "residents of a town by village",
                "/api/datasets/resident/summary?by=children&area=" + town);
        line(
                "enterprises of the city by industry",
                "/api/datasets/enterprise/summary?by=industry&area=3503");
        line("dossier of a village (8 datasets)", "/api/dossiers/area/" + village);
        line("boundary tile, z10", "/tiles/areas/10/850/435.mvt");
        line("enterprise tile, z10", "/tiles/enterprise/10/850/435.mvt");
        line("search by name", "/api/search?q=%E6%B6%B5%E6%B1%9F");
    }

    private void line(String what, String path) {
        System.out.printf("| %s | %s |%n", what, Latencies.of(30, 200, i -> get(path)).cells());
    }

    /**
     * Sends a generated file to a dataset of its own and waits for its end.
     *
     * @param areaList the area list of the demo city, whose villages the rows name
     */
    void intake(Path areaList, int rows) throws IOException, InterruptedException, SQLException {
        Path csv = EventFile.write(areaList, rows);
        long bytes = Files.size(csv);
        HttpRequest define =
                request("/api/datasets")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(EventFile.DEFINITION))
                        .build();
        http.send(define, HttpResponse.BodyHandlers.discarding());
        long start = System.nanoTime();
        HttpRequest send =
                request("/api/datasets/bench_event/batches?fileName=bench.csv")
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofFile(csv))
                        .build();
        JsonNode batch =
                JSON.readTree(http.send(send, HttpResponse.BodyHandlers.ofByteArray()).body());
        while (batch.path("state").asString().matches("RECEIVED|RUNNING")) {
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            batch = JSON.readTree(get("/api/batches/" + batch.path("id").asString()));
        }
        double ours = (System.nanoTime() - start) / 1e9;
        double limit = duckDbAlone(csv);
        Files.delete(csv);
        System.out.printf(
                "%n### Intake of %,d rows, %,d MB, %s%n%n",
                rows, bytes >> 20, batch.path("state").asString());
        System.out.println("| who | s | rows/s |\n|---|---|---|");
        System.out.printf(
                Locale.ROOT,
                "| Jingwei: HTTP, digest, checks, placing, keys, Iceberg commit | %.2f | %,.0f |%n",
                ours,
                rows / ours);
        System.out.printf(
                Locale.ROOT,
                "| DuckDB alone: read CSV, sort, write Parquet, no checks | %.2f | %,.0f |%n",
                limit,
                rows / limit);
    }

    private static double duckDbAlone(Path csv) throws IOException, SQLException {
        Path target = Files.createTempFile("bench", ".parquet");
        long start = System.nanoTime();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM read_csv('"
                            + csv
                            + "', all_varchar = true) ORDER BY area_code) TO '"
                            + target
                            + "' (FORMAT parquet, COMPRESSION zstd)");
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Files.delete(target);
        return seconds;
    }
}
