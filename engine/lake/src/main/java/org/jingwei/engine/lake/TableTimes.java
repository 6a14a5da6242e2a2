package org.jingwei.engine.lake;

import java.time.Instant;
import java.util.Optional;
import org.apache.iceberg.HistoryEntry;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** Which state of a table was the current one at a time. */
final class TableTimes {

    private TableTimes() {}

    /** The state that a slice is read in; none when the table had no rows yet. */
    static Optional<Snapshot> snapshot(Table table, Slice slice) {
        if (slice.state().isPresent()) {
            return Optional.of(known(table, slice.state().get()));
        }
        return slice.asOf().isPresent()
                ? at(table, slice.asOf().get())
                : Optional.ofNullable(table.currentSnapshot());
    }

    private static Snapshot known(Table table, long state) {
        return Optional.ofNullable(table.snapshot(state))
                .orElseThrow(() ->
                        new ExpiredSnapshotException(
                                "table \"%s\" does not keep its state %d any more"
                                        .formatted(table.name(), state)));
    }

    private static Optional<Snapshot> at(Table table, Instant time) {
        Optional<Snapshot> found = current(table, time);
        if (found.isEmpty() && isCut(table)) {
            throw new ExpiredSnapshotException(
                    "table \"%s\" is kept from %s on: it cannot be read as of %s"
                            .formatted(
                                    table.name(),
                                    Instant.ofEpochMilli(
                                            table.history().getFirst().timestampMillis()),
                                    time));
        }
        return found;
    }

    /** The state that was the current one at the time, as far as it is known. */
    static Optional<Snapshot> current(Table table, Instant time) {
        Optional<Snapshot> found = Optional.empty();
        for (HistoryEntry entry : table.history()) {
            if (entry.timestampMillis() > time.toEpochMilli()) {
                break;
            }
            found = Optional.ofNullable(table.snapshot(entry.snapshotId()));
        }
        return found;
    }

    /** Whether the first state that is known had one before it. */
    private static boolean isCut(Table table) {
        return table.history().stream()
                .findFirst()
                .map(first -> table.snapshot(first.snapshotId()))
                .map(Snapshot::parentId)
                .isPresent();
    }
}
