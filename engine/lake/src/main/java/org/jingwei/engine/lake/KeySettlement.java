package org.jingwei.engine.lake;

import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides by their keys which of a batch's staged rows are written, and which rows of the table
 * they replace. A key of which a part is missing equals no other. Of two rows with one key the one
 * with the greater version is newer, then the one with the greater number; so the table's content
 * does not depend on the order in which the batches were committed.
 */
final class KeySettlement {

    private final DuckDbSession session;
    private final WriteOrder order;
    private final String keys;
    private final String complete;

    KeySettlement(DuckDbSession session, WriteOrder order) {
        this.session = session;
        this.order = order;
        this.keys = each("%s"::formatted, ", ");
        this.complete = each("%s IS NOT NULL"::formatted, " AND ");
    }

    private String each(Function<String, String> part, String between) {
        return order.keyColumns().stream()
                .map(Identifiers::quote)
                .map(part)
                .collect(Collectors.joining(between));
    }

    /**
     * Takes the rows that are not written out of "staged" and tells the listener; makes "replaced"
     * of the table's rows they replace.
     *
     * @return how many rows were taken out
     */
    long settle(TableFiles files, KeyListener listener) throws SQLException {
        session.execute("CREATE TEMP TABLE refused (row_ BIGINT, other_ BIGINT, kind_ VARCHAR)");
        if (order.mode() == WriteMode.UPSERT) {
            settleVersions(files);
        } else {
            settleDuplicates(order.mode() == WriteMode.REPLACE ? Optional.empty() : some(files));
        }
        long[] count = new long[1];
        session.query(
                "SELECT row_, other_, kind_ FROM refused ORDER BY row_",
                row -> {
                    count[0]++;
                    KeyOutcome.Kind kind = KeyOutcome.Kind.valueOf(row.getString(3));
                    listener.settled(KeyOutcome.of(kind, row.getLong(1), row.getLong(2)));
                });
        if (count[0] > 0) {
            session.execute("DELETE FROM staged WHERE row_ IN (SELECT row_ FROM refused)");
        }
        session.execute("DROP TABLE refused");
        return count[0];
    }

    private static Optional<TableFiles> some(TableFiles files) {
        return files.isEmpty() ? Optional.empty() : Optional.of(files);
    }

    private void settleDuplicates(Optional<TableFiles> files) throws SQLException {
        inBatch("DUPLICATE", "row_");
        if (files.isPresent()) {
            session.execute(
                    "INSERT INTO refused SELECT staged.row_, min(known.row_), 'DUPLICATE' FROM"
                            + " staged JOIN %s AS known USING (%s)"
                                    .formatted(files.get().liveRows(), keys)
                            + " WHERE staged.row_ NOT IN (SELECT row_ FROM refused)"
                            + " GROUP BY staged.row_");
        }
    }

    private void settleVersions(TableFiles files) throws SQLException {
        Optional<String> version = order.versionColumn().map(Identifiers::quote);
        inBatch(
                "SUPERSEDED",
                version.map(column -> column + " DESC NULLS LAST, row_ DESC").orElse("row_ DESC"));
        if (files.isEmpty()) {
            return;
        }
        session.execute(
                "CREATE TEMP TABLE met AS SELECT staged.row_ AS new_, known.area_, known.row_,"
                        + " known.filename AS file_, %s AS outdated_"
                                .formatted(
                                        version.map(KeySettlement::newer)
                                                .orElse("known.row_ > staged.row_"))
                        + " FROM staged JOIN %s AS known USING (%s)"
                                .formatted(files.liveRows(), keys)
                        + " WHERE staged.row_ NOT IN (SELECT row_ FROM refused)");
        session.execute(
                "INSERT INTO refused SELECT new_, max(row_), 'OUTDATED' FROM met WHERE outdated_"
                        + " GROUP BY new_");
        session.execute(
                "CREATE TEMP TABLE replaced AS SELECT DISTINCT area_, row_, file_ FROM met WHERE"
                        + " new_ NOT IN (SELECT row_ FROM refused)");
        session.execute("DROP TABLE met");
    }

    /** Whether the table's row is newer than the staged one. */
    private static String newer(String version) {
        return "CASE WHEN known.%1$s IS NOT DISTINCT FROM staged.%1$s THEN known.row_ > staged.row_"
                        .formatted(version)
                + " ELSE coalesce(known.%1$s > staged.%1$s, staged.%1$s IS NULL) END"
                        .formatted(version);
    }

    /** Refuses all but the first row of each key in that order. */
    private void inBatch(String kind, String rowOrder) throws SQLException {
        session.execute(
                "INSERT INTO refused SELECT row_, first_, '%s' FROM (SELECT row_, first_value(row_)"
                                .formatted(kind)
                        + " OVER (PARTITION BY %s ORDER BY %s) AS first_ FROM staged WHERE %s)"
                                .formatted(keys, rowOrder, complete)
                        + " WHERE row_ <> first_");
    }
}
