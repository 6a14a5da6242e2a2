package org.jingwei.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/**
 * The processor time that the same tiles take in several ways. The speed of a machine that is
 * shared changes by a third from one second to the next, so all have their turns, of a tenth of a
 * second each, over the same while.
 */
final class ByTurns {
    private static final long TURN_NANOS = 100_000_000;
    private static final double ENOUGH_SECONDS = 2;
    private static final int WARM_UP_TURNS = 10;
    private static final int MOST_ROUNDS = 40;

    private ByTurns() {}

    /** Makes one of the tiles. */
    @FunctionalInterface
    interface Work {
        void run(int tile) throws SQLException;
    }

    /** The processor time used until now, in seconds. */
    @FunctionalInterface
    interface Clock {
        double seconds() throws IOException;
    }

    /** One of the ways, with its clock. */
    static final class Way {
        private final Work work;
        private final Clock clock;
        private int made;
        private double seconds;

        Way(Work work, Clock clock) {
            this.work = work;
            this.clock = clock;
        }

        private void turn(int tiles) throws SQLException, IOException {
            double before = clock.seconds();
            long end = System.nanoTime() + TURN_NANOS;
            do {
                work.run(made++ % tiles);
            } while (System.nanoTime() < end);
            seconds += clock.seconds() - before;
        }

        private boolean hasEnough(int tiles) {
            return made >= tiles && seconds >= ENOUGH_SECONDS;
        }

        private void forget() {
            made = 0;
            seconds = 0;
        }

        /** Milliseconds a tile. */
        double millis() {
            return seconds * 1_000 / made;
        }
    }

    /**
     * Measures another's way, which has made all tiles before, beside some of ours, which first
     * have a second each to warm up. Goes on until the other has made all tiles and has had enough
     * time to be told, or a while has passed.
     */
    static void measure(Way theirs, List<Way> ours, int tiles) throws SQLException, IOException {
        for (Way way : ours) {
            for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
                way.turn(tiles);
            }
            way.forget();
        }
        for (int round = 0; round < MOST_ROUNDS && !theirs.hasEnough(tiles); round++) {
            theirs.turn(tiles);
            for (Way way : ours) {
                way.turn(tiles);
            }
        }
    }
}
