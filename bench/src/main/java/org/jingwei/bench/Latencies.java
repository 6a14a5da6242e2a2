package org.jingwei.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/** How long repeated work took, in nanoseconds, sorted. */
public final class Latencies {
    private final long[] sorted;

    private Latencies(long[] sorted) {
        this.sorted = sorted;
    }

    /** Runs the work so often to warm up, and then so often for the figures. */
    public static Latencies of(int warmUp, int times, IntConsumer work) {
        return of(warmUp, times, work, System::nanoTime);
    }

    /** The same by processor time of this thread, which others on the machine hardly change. */
    public static Latencies ofProcessor(int warmUp, int times, IntConsumer work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return of(warmUp, times, work, threads::getCurrentThreadCpuTime);
    }

    private static Latencies of(int warmUp, int times, IntConsumer work, LongSupplier clock) {
        for (int i = 0; i < warmUp; i++) {
            work.accept(i % times);
        }
        long[] nanoseconds = new long[times];
        for (int i = 0; i < times; i++) {
            long start = clock.getAsLong();
            work.accept(i);
            nanoseconds[i] = clock.getAsLong() - start;
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
