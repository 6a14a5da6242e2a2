package org.jingwei.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import org.jingwei.engine.geo.TileId;
import org.jingwei.engine.tiles.LivePointIndex;
import org.jingwei.engine.tiles.PointFilter;
import org.jingwei.engine.tiles.PointIndex;
import org.jingwei.engine.tiles.PointIndexBuilder;
import org.jingwei.engine.tiles.PointIndexFile;
import org.jingwei.engine.tiles.TileRequest;
import org.jingwei.engine.tiles.TimeWindow;

/**
 * Tiles straight out of the index, where they are compressed from; processor time of the one thread
 * that makes them. Where tiles lie is drawn from the people of the scope, so crowded tiles are
 * asked for most.
 */
final class TileBench {
    private static final int TILES = 400;
    private static final int WARM_UP = 2_000;
    private static final int MOST_BUILT_TWICE = 10_000_000;
    private static final int DAY = 24 * 60;
    private static final int[] ZOOMS = {5, 8, 10, 12, 13, 14, 15, 16};

    private final int points;

    private TileBench(int points) {
        this.points = points;
    }

    static void run(int points, boolean besidePostgis)
            throws IOException, SQLException, InterruptedException {
        new TileBench(points).run(besidePostgis);
    }

    private void run(boolean besidePostgis) throws IOException, SQLException, InterruptedException {
        System.out.printf("%n### Tiles, %,d points%n%n", points);
        PointIndex built = build();
        System.out.printf("* memory: %.1f bytes a point%n", (double) built.bytes() / points);
        Path file = Files.createTempFile("jingwei-bench", ".points");
        try {
            PointIndex index = reopened(new PointIndexFile(file), built);
            plainTiles(index);
            filteredTiles(index);
            if (besidePostgis) {
                PostgisBench.run(index, points, this::asked);
            }
            LiveBench.run(new LivePointIndex(index), points, this::asked);
        } finally {
            Files.delete(file);
        }
    }

    /** Twice, since at first much of the time goes by until the code is compiled. */
    private PointIndex build() {
        TilePeople people = new TilePeople(points);
        PointIndex index = built("first build", people);
        return points > MOST_BUILT_TWICE ? index : built("build again", people);
    }

    private PointIndex built(String which, TilePeople people) {
        Stopwatch building = Stopwatch.start();
        PointIndexBuilder builder = PointIndex.builder().text(new TileNames());
        for (int i = 0; i < points; i++) {
            builder.add(TileCity.point(i, people.place(i)));
        }
        PointIndex index = builder.build();
        System.out.printf("* %s: %s%n", which, building.stop());
        return index;
    }

    private static PointIndex reopened(PointIndexFile file, PointIndex built) throws IOException {
        Stopwatch writing = Stopwatch.start();
        file.write(built);
        System.out.printf("* writing to disk, forced: %s%n", writing.stop());
        Stopwatch opening = Stopwatch.start();
        PointIndex index = file.open(new TileNames());
        System.out.printf("* opening from disk, checksum included: %s%n%n", opening.stop());
        return index;
    }

    private void plainTiles(PointIndex index) {
        System.out.println(
                "| zoom | city p50 ms | p95 | county p50 | p95 | town p50 | p95 | village p50 | p95 |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        for (int zoom = 5; zoom <= 16; zoom++) {
            StringBuilder line = new StringBuilder("| " + zoom);
            for (TileCity.Part part : TileCity.Part.values()) {
                line.append(" | ").append(cells(index, asked(zoom, part)));
            }
            System.out.println(line.append(" |"));
        }
    }

    private void filteredTiles(PointIndex index) {
        TimeWindow window = new TimeWindow(TileCity.FIRST_MINUTE, TileCity.FIRST_MINUTE + 30 * DAY);
        PointFilter month = PointFilter.ofWindow(window);
        Stopwatch first = Stopwatch.start();
        index.tile(asked(10, TileCity.Part.CITY)[0].with(month));
        System.out.printf("%n* first tile of a window of 30 days of 365: %s%n%n", first.stop());
        PointFilter some = PointFilter.ofCategories(Set.of(1, 2, 3));
        System.out.println("| zoom, city | 3 of 12 categories p50 ms | p95 | 30 days p50 | p95 |");
        System.out.println("|---|---|---|---|---|");
        for (int zoom : ZOOMS) {
            TileRequest[] asked = asked(zoom, TileCity.Part.CITY);
            System.out.printf(
                    "| %d | %s | %s |%n",
                    zoom, cells(index, with(asked, some)), cells(index, with(asked, month)));
        }
    }

    private static TileRequest[] with(TileRequest[] asked, PointFilter filter) {
        return Arrays.stream(asked)
                .map(request -> request.with(filter))
                .toArray(TileRequest[]::new);
    }

    static String cells(PointIndex index, TileRequest[] asked) {
        return Latencies.ofProcessor(
                        WARM_UP, asked.length, i -> index.tile(asked[i], ByteBuffer::remaining))
                .cells();
    }

    private TileRequest[] asked(int zoom, TileCity.Part part) {
        SplittableRandom random = new SplittableRandom(zoom);
        TileRequest[] asked = new TileRequest[TILES];
        for (int i = 0; i < asked.length; i++) {
            TileId tile = TileCity.anyone(random, part).tile(zoom);
            asked[i] = TileRequest.of("points", tile, part.scope());
        }
        return asked;
    }
}
