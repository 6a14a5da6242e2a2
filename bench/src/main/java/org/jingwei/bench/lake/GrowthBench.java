package org.jingwei.bench.lake;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jingwei.bench.Client;
import org.jingwei.bench.Latencies;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.LakeSettings;
import tools.jackson.databind.JsonNode;

/**
 * Slices while the lake grows. The records come from a second process beside the server, on the
 * same warehouse, which books its batches as the platform would.
 */
final class GrowthBench {
    private static final String SCHEMA = "iceberg";
    private static final String DATASET = "/api/datasets/" + GeneratedRecords.DATASET + "/";
    private static final Path CACHES = Path.of("/proc/sys/vm/drop_caches");
    private static final int WRITERS = 2;
    private static final int COLD = 20;
    private static final int WARM_UP = 10;
    private static final int TIMES = 100;

    private final Client client;
    private final Path data;
    private final List<String> villages;

    GrowthBench(Client client, Path data, List<String> villages) {
        this.client = client;
        this.data = data;
        this.villages = villages;
        client.post("/api/datasets", GeneratedRecords.DEFINITION.formatted("grid"));
    }

    void growTo(long rows) throws IOException, SQLException {
        long start = System.nanoTime();
        try (Connection books = owner();
                Lake lake = Lake.open(settings())) {
            generate(books, lake, rows);
        }
        double generated = seconds(start);
        start = System.nanoTime();
        client.post(DATASET + "compactions", "{}");
        double compacted = seconds(start);
        start = System.nanoTime();
        client.post(DATASET + "aggregates", "{}");
        double counted = seconds(start);
        JsonNode storage = client.json(DATASET + "facts").path("storage");
        long records = client.json(DATASET + "facts").path("rows").asLong();
        System.out.printf(
                Locale.ROOT,
                "%n### %,d rows%n%ngenerated (what was missing) in %.0f s, compacted in %.0f s, numbers"
                        + " counted anew in %.0f s, %.2f hours together; %,d files, %,d MB, %.1f"
                        + " bytes a row; read %s%n",
                records,
                generated,
                compacted,
                counted,
                (generated + compacted + counted) / 3600,
                storage.path("files").asLong(),
                storage.path("bytes").asLong() >> 20,
                storage.path("bytes").asDouble() / records,
                Files.isWritable(CACHES)
                        ? "cold after the system forgot its files"
                        : "warm only: this user may not have the system forget its files");
        measure();
    }

    /** Two batches side by side, since one alone leaves half of two cores idle while it is read. */
    private void generate(Connection books, Lake lake, long rows) throws SQLException {
        GeneratedRecords records = new GeneratedRecords(lake, villages);
        records.create();
        Map<Long, Long> missing = new LinkedHashMap<>();
        for (long batch = 0; batch < rows / GeneratedRecords.BATCH_ROWS; batch++) {
            String id = GeneratedRecords.id(batch);
            if (!lake.isCommitted(GeneratedRecords.DATASET, id)) {
                missing.put(batch, book(books, id));
            }
        }
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> written = new ArrayList<>();
            missing.forEach((batch, sequence) ->
                    written.add(
                            writers.submit(() ->
                                    records.write(batch, sequence, GeneratedRecords.BATCH_ROWS))));
            for (Future<?> one : written) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a batch could not be written", e);
        }
    }

    private static long book(Connection books, String id) throws SQLException {
        try (PreparedStatement insert =
                books.prepareStatement(
                        """
                        INSERT INTO batch (id, dataset, owner, username, file_name, charset, digest, bytes,
                                           state, row_count, accepted, started_at, finished_at)
                        VALUES (?, 'bench_record', 'grid', 'bench', 'generated', 'UTF_8', ?, 0,
                                'COMMITTED', ?, ?, now(), now())
                        ON CONFLICT (id) DO UPDATE SET file_name = excluded.file_name RETURNING number\
                        """)) {
            insert.setString(1, id);
            insert.setString(2, id);
            insert.setLong(3, GeneratedRecords.BATCH_ROWS);
            insert.setLong(4, GeneratedRecords.BATCH_ROWS);
            try (ResultSet number = insert.executeQuery()) {
                number.next();
                return number.getLong(1);
            }
        }
    }

    private void measure() throws IOException {
        System.out.println(
                "\n| slice | cold median ms | cold p95 | warm median ms | warm p95 |\n|---|---|---|---|---|");
        line("page of 50 of a village", "records?limit=50&area=", true);
        line("count of a village", "summary?by=VILLAGE&area=", true);
        line("a town by month", "summary?by=month&area=350303104", false);
        line("the city by town", "summary?by=TOWN&area=3503", false);
    }

    private void line(String what, String path, boolean ofVillage) throws IOException {
        forgetFiles();
        Latencies cold = Latencies.of(0, COLD, i -> ask(path, ofVillage, i * 37));
        Latencies warm = Latencies.of(WARM_UP, TIMES, i -> ask(path, ofVillage, i * 7));
        System.out.printf("| %s | %s | %s |%n", what, cold.cells(), warm.cells());
    }

    private void ask(String path, boolean ofVillage, int number) {
        client.get(DATASET + path + (ofVillage ? villages.get(number % villages.size()) : ""));
    }

    /** Has the system forget what it holds of files in memory, where that is allowed. */
    private static void forgetFiles() throws IOException {
        if (Files.isWritable(CACHES)) {
            Files.writeString(CACHES, "1");
        }
    }

    private LakeSettings settings() throws IOException {
        Properties credentials = credentials();
        return new LakeSettings(
                data.resolve("lake"),
                data.resolve("temp").resolve("bench"),
                new LakeSettings.CatalogDatabase(
                        url(), "jingwei_app", credentials.getProperty("application"), SCHEMA),
                2L << 30,
                Runtime.getRuntime().availableProcessors(),
                Duration.ofMinutes(10));
    }

    private Connection owner() throws IOException, SQLException {
        return DriverManager.getConnection(
                url(), "jingwei_owner", credentials().getProperty("owner"));
    }

    private Properties credentials() throws IOException {
        Properties credentials = new Properties();
        try (Reader reader = Files.newBufferedReader(data.resolve("postgres/credentials"))) {
            credentials.load(reader);
        }
        return credentials;
    }

    private String url() throws IOException {
        List<String> postmaster =
                Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
        return "jdbc:postgresql://127.0.0.1:" + postmaster.get(3) + "/jingwei";
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
