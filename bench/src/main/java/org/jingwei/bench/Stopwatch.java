package org.jingwei.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Processor time of this thread, and wall time beside it. */
record Stopwatch(long processor, long wall) {

    /** How long something took, in seconds. */
    record Took(double processor, double wall) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.3f s of processor, %.3f s wall", processor, wall);
        }
    }

    static Stopwatch start() {
        return new Stopwatch(
                ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime(), System.nanoTime());
    }

    Took stop() {
        Stopwatch now = start();
        return new Took((now.processor - processor) / 1e9, (now.wall - wall) / 1e9);
    }
}
