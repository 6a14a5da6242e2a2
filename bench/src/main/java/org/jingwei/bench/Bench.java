package org.jingwei.bench;

import java.nio.file.Path;
import java.util.List;
import org.jingwei.bench.lake.LakeBench;

/**
 * {@code tiles N} measures the tile index, with {@code --postgis} beside PostGIS, {@code search N}
 * the search index, {@code inspections ENTERPRISES TASKS} the planner of joint visits, {@code
 * system ADDRESS USER PASSWORD AREAS ROWS} the running server, {@code browser ADDRESS USER
 * PASSWORD} its first map, {@code gate ADDRESS USER PASSWORD FOLDER} its gate, {@code lake …} the
 * lake. Prints Markdown.
 */
public final class Bench {
    private Bench() {}

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "tiles" ->
                    TileBench.run(
                            Integer.parseInt(arguments[1]),
                            List.of(arguments).contains("--postgis"));
            case "search" -> SearchBench.run(Integer.parseInt(arguments[1]));
            case "inspections" ->
                    InspectionBench.run(
                            Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
            case "system" -> {
                Client client = new Client(arguments[1], arguments[2], arguments[3]);
                SystemBench bench = new SystemBench(client);
                bench.reads("350303104001", "350303104");
                bench.intake(Path.of(arguments[4]), Integer.parseInt(arguments[5]));
            }
            case "map" -> {
                Client client = new Client(arguments[1], arguments[2], arguments[3]);
                long server = Long.parseLong(arguments[5]);
                MapBench bench = new MapBench(client, Path.of(arguments[4]), server);
                switch (arguments[6]) {
                    case "again" -> bench.again();
                    case "tiles" -> bench.tiles();
                    default -> bench.run(Integer.parseInt(arguments[6]));
                }
            }
            case "browser" ->
                    new BrowserBench(new Client(arguments[1], arguments[2], arguments[3])).run();
            case "gate" ->
                    new GateBench(
                                    new Client(arguments[1], arguments[2], arguments[3]),
                                    Path.of(arguments[4]))
                            .run();
            case "lake" -> LakeBench.run(LakeBench.Plan.of(arguments));
            default -> throw new IllegalArgumentException("unknown bench " + arguments[0]);
        }
    }
}
