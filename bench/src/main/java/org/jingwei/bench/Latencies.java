package org.jingwei.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/** How long repeated work took, in nanoseconds, sorted. */
public final class Latencies {
    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    /** Runs the work so often to warm up, and then so often for the figures. */
    public static Latencies of(int warmUp, int times, IntConsumer work) {
        for (int i = 0; i < warmUp; i++) {
            work.accept(i);
        }
        long[] nanoseconds = new long[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            work.accept(i);
            nanoseconds[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanoseconds);
        return new Latencies(nanoseconds);
    }

    private double milliseconds(double part) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))] / 1e6;
    }

    /** Median and 95th percentile as two cells of a table. */
    public String cells() {
        return String.format(Locale.ROOT, "%.3f | %.3f", milliseconds(0.5), milliseconds(0.95));
    }
}
