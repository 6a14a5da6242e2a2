package org.jingwei.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.jingwei.engine.tiles.LivePointIndex;
import org.jingwei.engine.tiles.PointChange;
import org.jingwei.engine.tiles.PointUpkeep;
import org.jingwei.engine.tiles.TileRequest;

/** Points that come, move and go while tiles are made. */
final class LiveBench {
    private static final int CHANGES = 30_000;
    private static final int BATCH = 1_000;

    private LiveBench() {}

    static void run(
            LivePointIndex live,
            int points,
            BiFunction<Integer, TileCity.Part, TileRequest[]> asked) {
        System.out.println();
        untilSeen(live, points);
        change(live, points);
        Stopwatch publishing = Stopwatch.start();
        live.publish();
        System.out.printf(
                "* publishing with %,d changed points: %s%n%n", live.pending(), publishing.stop());
        System.out.println("| zoom, city, changes beside | p50 ms | p95 |");
        System.out.println("|---|---|---|");
        for (int zoom : new int[] {5, 8, 10, 12, 14, 16}) {
            TileRequest[] tiles = asked.apply(zoom, TileCity.Part.CITY);
            System.out.printf(
                    "| %d | %s |%n", zoom, TileBench.cells(live.current().index(), tiles));
        }
        Stopwatch merging = Stopwatch.start();
        int size = live.merge().size();
        System.out.printf("%n* merging them into %,d points: %s%n", size, merging.stop());
    }

    /** From a change to the version that shows it, by the upkeep's own pace. */
    private static void untilSeen(LivePointIndex live, int points) {
        SplittableRandom random = new SplittableRandom(3);
        long[] waited = new long[20];
        PointUpkeep upkeep = new PointUpkeep(live, PointUpkeep.Pace.DEFAULT, index -> {});
        try {
            for (int i = 0; i < waited.length; i++) {
                long before = live.current().number();
                long start = System.nanoTime();
                live.apply(changes(random, points, BATCH), i);
                while (live.current().number() == before) {
                    Thread.onSpinWait();
                }
                waited[i] = System.nanoTime() - start;
            }
        } finally {
            upkeep.close();
        }
        Arrays.sort(waited);
        System.out.printf(
                "* a batch of %,d changes applied and seen, wall: median %d ms, longest %d ms%n",
                BATCH,
                Duration.ofNanos(waited[waited.length / 2]).toMillis(),
                Duration.ofNanos(waited[waited.length - 1]).toMillis());
    }

    private static void change(LivePointIndex live, int points) {
        SplittableRandom random = new SplittableRandom(2);
        while (live.pending() < CHANGES) {
            live.apply(changes(random, points, BATCH), 0);
        }
    }

    /** Half of them move, a quarter each come and go. */
    private static List<PointChange> changes(SplittableRandom random, int points, int count) {
        List<PointChange> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int known = random.nextInt(points);
            TileCity.Place place = TileCity.anyone(random);
            switch (i % 4) {
                case 0 -> changes.add(new PointChange.Remove(known));
                case 1 -> changes.add(new PointChange.Put(TileCity.point(points + known, place)));
                default -> changes.add(new PointChange.Put(TileCity.point(known, place)));
            }
        }
        return changes;
    }
}
