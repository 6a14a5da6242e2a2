package org.jingwei.engine.lake;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who writes what in this process, which is the only one that writes to the warehouse: a batch is
 * written once at a time, and between the check of a table's keys and the commit nothing with keys
 * gets into that table.
 */
final class WriteLocks {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Set<String> batches = ConcurrentHashMap.newKeySet();
    private final Map<String, Semaphore> keys = new ConcurrentHashMap<>();

    void takeBatch(OpenBatch.BatchName batch) {
        if (!batches.add(id(batch))) {
            throw new LakeException(batch + " is being written already");
        }
        if (!batches.add(sequence(batch))) {
            batches.remove(id(batch));
            throw new LakeException(batch + " has the sequence number of one being written");
        }
    }

    void releaseBatch(OpenBatch.BatchName batch) {
        batches.remove(sequence(batch));
        batches.remove(id(batch));
    }

    private static String id(OpenBatch.BatchName batch) {
        return batch.table() + "/" + batch.id();
    }

    private static String sequence(OpenBatch.BatchName batch) {
        return batch.table() + "#" + batch.sequence();
    }

    void takeKeys(String table) {
        try {
            if (!keysOf(table).tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new LakeException(
                        "another batch has held the keys of table \""
                                + table
                                + "\" for 30 minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LakeException("interrupted while waiting for table \"" + table + "\"", e);
        }
    }

    void releaseKeys(String table) {
        keysOf(table).release();
    }

    private Semaphore keysOf(String table) {
        return keys.computeIfAbsent(table, name -> new Semaphore(1, true));
    }
}
