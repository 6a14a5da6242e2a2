package org.jingwei.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The running server, over HTTP on loopback with the client on the same cores: intake of a file
 * beside what DuckDB alone needs to read, sort and write the same file, then slices, dossiers and
 * tiles.
 */
final class SystemBench {
    private final Client client;

    SystemBench(Client client) {
        this.client = client;
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
        System.out.printf(
                "| %s | %s |%n", what, Latencies.of(30, 200, i -> client.get(path)).cells());
    }

    /**
     * Sends a generated file to a dataset of its own and waits for its end.
     *
     * @param areaList the area list of the demo city, whose villages the rows name
     */
    void intake(Path areaList, int rows) throws IOException, SQLException {
        Path csv = EventFile.write(areaList, rows);
        long bytes = Files.size(csv);
        client.post("/api/datasets", EventFile.DEFINITION);
        long start = System.nanoTime();
        JsonNode batch = client.take("bench_event", csv, "text/csv");
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
