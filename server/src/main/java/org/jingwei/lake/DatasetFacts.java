package org.jingwei.lake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a dataset holds and costs.
 *
 * @param rows how many rows the caller sees
 * @param storage what it costs, told to the owner only
 */
public record DatasetFacts(String dataset, long rows, Optional<Storage> storage) {

    /**
     * What its table costs.
     *
     * @param rows rows in its files, also those that were replaced and are not cleared away yet
     * @param bytesPerRow what a row costs; 0 when there is none
     * @param budgetBytesPerRow what a row should not cost more than
     * @param elements what costs most first
     * @param snapshots the times as of which it can be read, the latest first
     */
    public record Storage(
            long rows,
            long bytes,
            double bytesPerRow,
            long budgetBytesPerRow,
            boolean overBudget,
            int files,
            int deleteFiles,
            List<Cost> elements,
            List<Snapshot> snapshots) {
        public Storage {
            elements = List.copyOf(elements);
            snapshots = List.copyOf(snapshots);
        }
    }

    /** What one column costs: an element, or one of the platform's own with a name of its own. */
    public record Cost(String element, String label, long bytes, double bytesPerRow) {}

    /** One commit that can still be read. */
    public record Snapshot(String id, Instant time, String operation, long addedRows) {}
}
