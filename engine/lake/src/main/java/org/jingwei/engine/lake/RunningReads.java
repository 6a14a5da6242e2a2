package org.jingwei.engine.lake;

import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The reads under way in this process, so that no file is deleted under one of them. */
final class RunningReads {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final TreeMap<Long, Integer> begun = new TreeMap<>();
    private long age;

    /** A read that ends when it is closed. */
    final class Read implements AutoCloseable {
        private final long bornIn;

        private Read(long bornIn) {
            this.bornIn = bornIn;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                begun.computeIfPresent(bornIn, (born, count) -> count == 1 ? null : count - 1);
                ended.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    Read begin() {
        lock.lock();
        try {
            begun.merge(age, 1, Integer::sum);
            return new Read(age);
        } finally {
            lock.unlock();
        }
    }

    /** Returns once every read that has begun before has ended. */
    void awaitEarlier() {
        lock.lock();
        try {
            long before = age++;
            while (begun.floorKey(before) != null) {
                ended.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LakeException("interrupted while waiting for reads to end", e);
        } finally {
            lock.unlock();
        }
    }
}
