package org.jingwei.bench.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jingwei.bench.Client;

/** Intake beside DuckDB alone, and slices as the lake grows, on a running server. */
public final class LakeBench {
    private static final long[] STAGES = {
        30_000_000L, 300_000_000L, 1_000_000_000L, 3_000_000_000L, 6_000_000_000L
    };

    private LakeBench() {}

    /**
     * What is to be measured.
     *
     * @param data the server's data folder
     * @param fileRows how many rows of CSV are taken in
     * @param rows how many rows are generated beside them
     */
    public record Plan(
            String address, String user, String password, Path data, long fileRows, long rows) {
        /** Reads {@code lake ADDRESS USER PASSWORD DATA FILE_ROWS ROWS}. */
        public static Plan of(String[] arguments) {
            return new Plan(
                    arguments[1],
                    arguments[2],
                    arguments[3],
                    Path.of(arguments[4]),
                    number(arguments[5]),
                    number(arguments[6]));
        }

        private static long number(String text) {
            String lower = text.toLowerCase(Locale.ROOT);
            long unit =
                    switch (lower.charAt(lower.length() - 1)) {
                        case 'k' -> 1_000L;
                        case 'm' -> 1_000_000L;
                        case 'g' -> 1_000_000_000L;
                        default -> 1L;
                    };
            return Long.parseLong(unit == 1 ? lower : lower.substring(0, lower.length() - 1))
                    * unit;
        }
    }

    /** Runs the plan and prints its tables. */
    public static void run(Plan plan) throws IOException, SQLException {
        Client client = new Client(plan.address(), plan.user(), plan.password());
        List<String> villages = villages(plan.data().resolve("demo").resolve("areas.csv"));
        if (plan.fileRows() > 0) {
            new IntakeBench(client, villages).run(Math.toIntExact(plan.fileRows()));
        }
        if (plan.rows() > 0) {
            GrowthBench growth = new GrowthBench(client, plan.data(), villages);
            for (long stage : STAGES) {
                if (stage < plan.rows()) {
                    growth.growTo(stage);
                }
            }
            growth.growTo(plan.rows());
        }
    }

    private static List<String> villages(Path areaList) throws IOException {
        try (Stream<String> lines = Files.lines(areaList)) {
            return lines.filter(line -> line.endsWith("VILLAGE"))
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .toList();
        }
    }
}
