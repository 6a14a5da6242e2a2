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

    void takeBatch(String table, String batchId) {
        if (!batches.add(table + "/" + batchId)) {
            throw new LakeException(
                    "batch " + batchId + " of table \"" + table + "\" is being written already");
        }
    }

    void releaseBatch(String table, String batchId) {
        batches.remove(table + "/" + batchId);
    }

    void takeKeys(String table) {
        try {
            Semaphore free = keys.computeIfAbsent(table, name -> new Semaphore(1, true));
            if (!free.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
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
        keys.computeIfAbsent(table, name -> new Semaphore(0, true)).release();
    }
}
