package org.jingwei.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jingwei.engine.geo.TileId;
import tools.jackson.databind.JsonNode;

/**
 * The map of the running server over HTTP on loopback, with the client on the same cores: how long
 * a batch takes to be drawn while many points are served, tiles from a cold and a warm cache, and
 * many open maps that are told of a change. Processor time is the server's.
 */
final class MapBench {
    private static final int TILES = 10_000;
    private static final int ROUNDS = 4;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int CALLERS = 8;
    private static final int OPEN_MAPS = 1_000;
    private static final int FEW_ROWS = 1_000;
    private static final double TICKS_A_SECOND = 100;

    private final Client client;
    private final Path areaList;
    private final long server;

    /**
     * @param areaList the area list of the demo city
     * @param server process id of the server
     */
    MapBench(Client client, Path areaList, long server) {
        this.client = client;
        this.areaList = areaList;
        this.server = server;
    }

    void run(int points) throws IOException, InterruptedException, ExecutionException {
        System.out.printf("%n### The map over HTTP, %,d points%n%n", points);
        client.post("/api/datasets", PointFile.DEFINITION);
        System.out.println("* taking the points in: " + seconds(() -> take(points, 1)));
        System.out.println(
                "* from there until they are drawn, read whole from the lake: "
                        + seconds(() -> awaitCount(points)));
        int drawn = points;
        for (int batch = 0; batch < ROUNDS; batch++) {
            take(FEW_ROWS, batch + 2L);
            drawn += FEW_ROWS;
            int expected = drawn;
            System.out.printf(
                    Locale.ROOT,
                    "* a batch of %,d rows is drawn %s after its commit%n",
                    FEW_ROWS,
                    seconds(() -> awaitCount(expected)));
        }
        tiles();
        openMaps();
    }

    /** After a restart: how long until the points are drawn again. */
    void again() throws IOException {
        long start = System.nanoTime();
        JsonNode layer = layer();
        System.out.printf(
                Locale.ROOT,
                "* after the restart the first answer of %,d points came after %.2f s%n",
                layer.path("count").asLong(),
                (System.nanoTime() - start) / 1e9);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static String seconds(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return String.format(Locale.ROOT, "%.2f s", (System.nanoTime() - start) / 1e9);
    }

    private void take(int rows, long seed) throws IOException {
        Path file = PointFile.write(areaList, rows, seed);
        JsonNode batch = client.take(PointFile.DATASET, file, "text/csv");
        Files.delete(file);
        if (batch.path("accepted").asInt() != rows) {
            throw new IllegalStateException("the batch ended as " + batch);
        }
    }

    private JsonNode layer() {
        return client.json("/api/layers/" + PointFile.DATASET);
    }

    private void awaitCount(long expected) {
        while (layer().path("count").asLong() != expected) {
            Thread.onSpinWait();
        }
    }

    /** Tiles of the points that are there. */
    void tiles() throws IOException, InterruptedException, ExecutionException {
        List<String> warmUp = paths("areas", 1);
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            passed(warmUp);
        }
        List<String> paths = paths(PointFile.DATASET, 2);
        System.out.println(
                "\n| cache | tiles/s, wall | server's processor ms a tile |\n|---|---|---|");
        measure("cold", paths);
        for (int round = 0; round < ROUNDS; round++) {
            measure("warm", paths);
        }
    }

    private static List<String> paths(String layer, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> paths = new LinkedHashSet<>();
        while (paths.size() < TILES) {
            TileId tile = TileCity.anyone(random).tile(10 + random.nextInt(7));
            paths.add("/tiles/" + layer + "/" + tile + ".mvt");
        }
        return new ArrayList<>(paths);
    }

    private void measure(String cache, List<String> paths)
            throws IOException, InterruptedException, ExecutionException {
        double before = processor();
        double wall = passed(paths);
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %.2f |%n",
                cache,
                paths.size() / wall,
                (processor() - before) * 1_000 / paths.size());
    }

    /** Asks for each of them once, several at a time, and says how many seconds it took. */
    private double passed(List<String> paths) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<Boolean>> calls = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                calls.add(callers.submit(() -> call(paths, next)));
            }
            for (Future<Boolean> call : calls) {
                call.get();
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private boolean call(List<String> paths, AtomicInteger next) throws IOException {
        try (KeptConnection connection = new KeptConnection(client.address(), client.token())) {
            for (int i = next.getAndIncrement(); i < paths.size(); i = next.getAndIncrement()) {
                connection.get(paths.get(i));
            }
        }
        return true;
    }

    private double processor() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(server), "stat"));
        String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(words[11]) + Long.parseLong(words[12])) / TICKS_A_SECOND;
    }

    private void openMaps() throws IOException {
        try (OpenMaps maps = new OpenMaps(client.address(), client.token(), OPEN_MAPS)) {
            maps.awaitAll("event: hello");
            take(FEW_ROWS, 99);
            System.out.printf(
                    Locale.ROOT,
                    "%n* %,d open maps were all told of a batch %s after it was seen committed%n",
                    OPEN_MAPS,
                    seconds(() -> maps.awaitAll("\"layer\":\"" + PointFile.DATASET)));
        }
    }
}
