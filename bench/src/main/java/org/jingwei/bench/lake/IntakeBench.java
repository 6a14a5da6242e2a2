package org.jingwei.bench.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jingwei.bench.Client;
import tools.jackson.databind.JsonNode;

/** A file with two wrong rows in a hundred, by the platform and by DuckDB's SQL alone. */
final class IntakeBench {
    /** A server that has been up for a while has its code compiled. */
    private static final int WARM_UP_ROWS = 500_000;

    private final Client client;
    private final List<String> villages;

    IntakeBench(Client client, List<String> villages) {
        this.client = client;
        this.villages = villages;
    }

    void run(int rows) throws IOException, SQLException {
        client.post("/api/datasets", InspectionFile.definition("grid"));
        Path csv = Files.createTempFile("bench", ".csv");
        try {
            long seed = System.currentTimeMillis();
            new InspectionFile(villages, seed).write(csv, WARM_UP_ROWS);
            taken(csv);
            new InspectionFile(villages, seed + 1).write(csv, rows);
            long start = System.nanoTime();
            JsonNode batch = taken(csv);
            double whole = (System.nanoTime() - start) / 1e9;
            SqlAlone.Result alone = SqlAlone.run(csv, villages);
            print(rows, Files.size(csv), batch, whole, alone);
        } finally {
            Files.delete(csv);
        }
    }

    private JsonNode taken(Path csv) throws IOException {
        JsonNode batch = client.take(InspectionFile.DATASET, csv, "text/csv");
        if (!batch.path("state").asString().equals("COMMITTED")) {
            throw new IllegalStateException("the file was not taken in: " + batch);
        }
        return batch;
    }

    private static void print(
            int rows, long bytes, JsonNode batch, double whole, SqlAlone.Result alone) {
        double read =
                Duration.between(
                                        Instant.parse(batch.path("startedAt").asString()),
                                        Instant.parse(batch.path("finishedAt").asString()))
                                .toMillis()
                        / 1e3;
        System.out.printf(
                Locale.ROOT,
                "%n### Intake of %,d rows, %,d MB, %s%n%n| who | s | rows/s | accepted | refused |%n|---|---|---|---|---|%n",
                rows,
                bytes >> 20,
                batch.path("state").asString());
        long accepted = batch.path("accepted").asLong();
        long refused = batch.path("refused").asLong();
        line(
                "file in the spool → checked, sorted, committed, booked",
                read,
                rows,
                accepted,
                refused);
        line("the same from the first byte over HTTP", whole, rows, accepted, refused);
        line(
                "DuckDB's SQL alone, no commit",
                alone.seconds(),
                rows,
                alone.accepted(),
                alone.refused());
        System.out.printf(
                Locale.ROOT,
                "%n%.2f times the rate of DuckDB's SQL alone%n",
                alone.seconds() / read);
    }

    private static void line(String who, double seconds, int rows, long accepted, long refused) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %,.0f | %,d | %,d |%n",
                who,
                seconds,
                rows / seconds,
                accepted,
                refused);
    }
}
