package org.jingwei.engine.lake;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/**
 * What a table remembers of batches whose snapshots are gone, in two of its properties: what some
 * of them brought, and the numbers of all, because those must not be used again.
 */
final class KeptBatches {

    private static final String RECEIPTS = "jingwei.kept-batches";
    private static final String SEQUENCES = "jingwei.kept-sequences";

    private final Map<String, BatchReceipt> receipts = new LinkedHashMap<>();
    private final NavigableSet<Long> sequences = new TreeSet<>();

    private KeptBatches() {}

    static KeptBatches of(Table table) {
        KeptBatches kept = new KeptBatches();
        words(table, RECEIPTS).map(KeptBatches::receipt).forEach(kept::keep);
        words(table, SEQUENCES).forEach(kept::addRange);
        return kept;
    }

    private static Stream<String> words(Table table, String property) {
        String text = table.properties().getOrDefault(property, "");
        return Arrays.stream(text.split(" ", -1)).filter(word -> !word.isEmpty());
    }

    private void keep(BatchReceipt receipt) {
        receipts.put(receipt.batchId(), receipt);
    }

    private static BatchReceipt receipt(String word) {
        String[] parts = word.split(":", -1);
        return new BatchReceipt(
                "",
                parts[0],
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]));
    }

    private void addRange(String word) {
        String[] ends = word.split("-", 2);
        long last = Long.parseLong(ends[ends.length - 1]);
        for (long sequence = Long.parseLong(ends[0]); sequence <= last; sequence++) {
            sequences.add(sequence);
        }
    }

    /** These and what the snapshots brought, of which only the named batches are kept whole. */
    KeptBatches with(Iterable<Snapshot> gone, Set<String> keepBatchIds) {
        receipts.keySet().retainAll(keepBatchIds);
        for (Snapshot snapshot : gone) {
            Batches.sequenceOf(snapshot).ifPresent(sequences::add);
            Batches.receiptOf(snapshot, "")
                    .filter(receipt -> keepBatchIds.contains(receipt.batchId()))
                    .ifPresent(this::keep);
        }
        return this;
    }

    void saveTo(Table table) {
        table.updateProperties()
                .set(
                        RECEIPTS,
                        receipts.values().stream()
                                .map(KeptBatches::word)
                                .collect(Collectors.joining(" ")))
                .set(SEQUENCES, ranges())
                .commit();
    }

    private static String word(BatchReceipt receipt) {
        return "%s:%d:%d:%d"
                .formatted(receipt.batchId(), receipt.rows(), receipt.bytes(), receipt.replaced());
    }

    private String ranges() {
        StringBuilder text = new StringBuilder();
        long first = -2;
        long last = -2;
        for (long sequence : sequences) {
            if (sequence != last + 1) {
                append(text, first, last);
                first = sequence;
            }
            last = sequence;
        }
        append(text, first, last);
        return text.toString().strip();
    }

    private static void append(StringBuilder text, long first, long last) {
        if (first >= 0) {
            text.append(' ').append(first);
            if (last > first) {
                text.append('-').append(last);
            }
        }
    }

    Optional<BatchReceipt> find(String table, String batchId) {
        return Optional.ofNullable(receipts.get(batchId))
                .map(kept ->
                        new BatchReceipt(
                                table, batchId, kept.rows(), kept.bytes(), kept.replaced()));
    }

    boolean hasSequence(long sequence) {
        return sequences.contains(sequence);
    }
}
