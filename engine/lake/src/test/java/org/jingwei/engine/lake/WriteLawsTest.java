package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jingwei.engine.geo.AreaRanges;
import org.jspecify.annotations.Nullable;

/**
 * Laws of writing, each against a plain map: whatever batches come in whatever modes, the table has
 * what the map has, and what the batches said they change adds up to it.
 */
class WriteLawsTest {

    private static final String TABLE = "visit";
    private static final long AREA = 350302001001000000L;
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("kind", ColumnType.TEXT, false),
                    new Column("number", ColumnType.INTEGER, false),
                    new Column("changed", ColumnType.TIMESTAMP, false),
                    new Column("amount", ColumnType.DECIMAL, false),
                    new Column("day", ColumnType.DATE, false));
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 20);
    private static Optional<LakeFixture> fixture = Optional.empty();

    /** A row as it comes: its parts are small so that keys and versions meet often. */
    record Given(
            int area,
            @Nullable String kind,
            @Nullable Long number,
            @Nullable Integer version,
            @Nullable Integer amount,
            @Nullable Integer day) {

        @Nullable Object[] values() {
            return new @Nullable Object[] {
                kind,
                number,
                version == null ? null : FIRST.atStartOfDay().plusHours(version),
                amount == null ? null : BigDecimal.valueOf(amount, 2),
                day == null ? null : FIRST.plusDays(day * 10L)
            };
        }

        Optional<List<Object>> key() {
            return kind == null || number == null
                    ? Optional.empty()
                    : Optional.of(List.of(kind, number));
        }
    }

    /** A batch as it comes. */
    record Sent(WriteMode mode, boolean keyed, boolean versioned, List<Given> rows) {

        WriteOrder order(int sequence) {
            boolean upserts = mode == WriteMode.UPSERT;
            return new WriteOrder(
                    TABLE,
                    "b" + sequence,
                    sequence,
                    mode,
                    keyed || upserts ? List.of("kind", "number") : List.of(),
                    upserts && versioned ? Optional.of("changed") : Optional.empty());
        }
    }

    @BeforeContainer
    static void openLake() {
        fixture = Optional.of(new LakeFixture());
    }

    @AfterContainer
    static void closeLake() {
        fixture.ifPresent(LakeFixture::close);
    }

    @Provide
    Arbitrary<List<Sent>> batches() {
        Arbitrary<Given> rows =
                Combinators.combine(
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.of("甲", "乙", "").injectNull(0.1),
                                Arbitraries.longs().between(1, 3).injectNull(0.1),
                                Arbitraries.integers().between(0, 3).injectNull(0.2),
                                Arbitraries.integers().between(-5, 5).injectNull(0.2),
                                Arbitraries.integers().between(0, 3).injectNull(0.2))
                        .as(Given::new);
        return Combinators.combine(
                        Arbitraries.of(
                                WriteMode.APPEND,
                                WriteMode.UPSERT,
                                WriteMode.UPSERT,
                                WriteMode.REPLACE),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        rows.list().ofMaxSize(12))
                .as(Sent::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Property(tries = 40)
    void aTableHasWhatAMapOfTheSameBatchesHas(@ForAll("batches") List<Sent> batches) {
        Lake lake = fixture.orElseThrow().lake();
        lake.create(new TableDefinition(TABLE, COLUMNS));
        Map<Long, Given> expected = new HashMap<>();
        Map<List<Object>, Change> totals = new HashMap<>();
        try {
            for (int i = 0; i < batches.size(); i++) {
                Sent sent = batches.get(i);
                List<KeyOutcome> foreseen = apply(expected, sent, i + 1);
                assertThat(send(lake, sent.order(i + 1), sent.rows(), totals)).isEqualTo(foreseen);
                assertThat(content(lake)).isEqualTo(listed(expected));
                assertThat(withoutNothing(totals)).isEqualTo(summed(expected));
            }
        } finally {
            lake.drop(TABLE);
        }
    }

    private static List<KeyOutcome> send(
            Lake lake, WriteOrder order, List<Given> rows, Map<List<Object>, Change> totals) {
        List<KeyOutcome> outcomes = new ArrayList<>();
        try (BatchWriter batch = lake.write(order)) {
            for (int i = 0; i < rows.size(); i++) {
                append(batch, i + 2, rows.get(i));
            }
            if (!order.keyColumns().isEmpty()) {
                batch.settleKeys(outcomes::add);
            }
            if (order.mode() == WriteMode.REPLACE) {
                totals.clear();
            }
            batch.totals(
                    Optional.of("day"), List.of("amount", "number"), total -> add(totals, total));
            batch.commit();
        }
        return outcomes;
    }

    private static void append(BatchWriter batch, int line, Given row) {
        if (row.area() == 0) {
            batch.appendUnplaced("无", line, row.values());
        } else {
            batch.append(AREA + row.area(), line, row.values());
        }
    }

    /** Sums without the difference between none and nothing. */
    private record Change(long count, BigDecimal amount, BigDecimal number) {

        Change plus(Change other) {
            return new Change(
                    count + other.count,
                    RowShape.shortest(amount.add(other.amount)),
                    RowShape.shortest(number.add(other.number)));
        }

        boolean isNothing() {
            return count == 0 && amount.signum() == 0 && number.signum() == 0;
        }
    }

    private static void add(Map<List<Object>, Change> totals, Total total) {
        totals.merge(
                List.of(total.area(), total.month()),
                new Change(
                        total.count(),
                        total.sums().get(0).orElse(BigDecimal.ZERO),
                        total.sums().get(1).orElse(BigDecimal.ZERO)),
                Change::plus);
    }

    private static Map<List<Object>, Change> withoutNothing(Map<List<Object>, Change> totals) {
        return totals.entrySet().stream()
                .filter(entry -> !entry.getValue().isNothing())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<List<Object>, Change> summed(Map<Long, Given> rows) {
        Map<List<Object>, Change> totals = new HashMap<>();
        for (Given row : rows.values()) {
            Optional<YearMonth> month =
                    Optional.ofNullable(row.day())
                            .map(day -> YearMonth.from(FIRST.plusDays(day * 10L)));
            totals.merge(
                    List.of(row.area() == 0 ? 0L : AREA + row.area(), month),
                    new Change(
                            1,
                            row.amount() == null
                                    ? BigDecimal.ZERO
                                    : RowShape.shortest(BigDecimal.valueOf(row.amount(), 2)),
                            row.number() == null
                                    ? BigDecimal.ZERO
                                    : BigDecimal.valueOf(row.number())),
                    Change::plus);
        }
        return totals;
    }

    /** What the batch does to the map, by the words of {@link WriteOrder}. */
    private static List<KeyOutcome> apply(Map<Long, Given> table, Sent sent, int sequence) {
        WriteOrder order = sent.order(sequence);
        if (order.mode() == WriteMode.REPLACE) {
            table.clear();
        }
        Map<Long, Given> own = new HashMap<>();
        for (int i = 0; i < sent.rows().size(); i++) {
            own.put(RowId.of(sequence, i + 2), sent.rows().get(i));
        }
        List<KeyOutcome> outcomes = new ArrayList<>();
        Comparator<Long> newest = newest(order, table, own);
        for (int i = 0; i < sent.rows().size(); i++) {
            long row = RowId.of(sequence, i + 2);
            Given given = sent.rows().get(i);
            List<Long> inBatch = sameKey(order, own, given);
            List<Long> inTable = sameKey(order, table, given);
            if (inBatch.isEmpty()) {
                continue;
            }
            long winner = inBatch.stream().max(newest).orElseThrow();
            if (winner != row) {
                outcomes.add(KeyOutcome.of(kindInBatch(order), row, winner));
            } else if (order.mode() == WriteMode.APPEND && !inTable.isEmpty()) {
                outcomes.add(
                        KeyOutcome.of(
                                KeyOutcome.Kind.DUPLICATE,
                                row,
                                inTable.stream().min(Long::compare).orElseThrow()));
            } else if (inTable.stream().anyMatch(other -> newest.compare(other, row) > 0)) {
                outcomes.add(
                        KeyOutcome.of(
                                KeyOutcome.Kind.OUTDATED,
                                row,
                                inTable.stream()
                                        .filter(other -> newest.compare(other, row) > 0)
                                        .max(Long::compare)
                                        .orElseThrow()));
            } else {
                inTable.forEach(table::remove);
            }
        }
        outcomes.forEach(outcome -> own.remove(RowId.of(sequence, outcome.line())));
        table.putAll(own);
        return outcomes;
    }

    private static KeyOutcome.Kind kindInBatch(WriteOrder order) {
        return order.mode() == WriteMode.UPSERT
                ? KeyOutcome.Kind.SUPERSEDED
                : KeyOutcome.Kind.DUPLICATE;
    }

    private static List<Long> sameKey(WriteOrder order, Map<Long, Given> rows, Given given) {
        if (order.keyColumns().isEmpty() || given.key().isEmpty()) {
            return List.of();
        }
        return rows.entrySet().stream()
                .filter(entry -> entry.getValue().key().equals(given.key()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Comparator<Long> newest(
            WriteOrder order, Map<Long, Given> table, Map<Long, Given> own) {
        if (order.mode() != WriteMode.UPSERT) {
            return Comparator.reverseOrder();
        }
        if (order.versionColumn().isEmpty()) {
            return Comparator.naturalOrder();
        }
        Comparator<Long> version = Comparator.comparingInt(row -> version(row, own, table));
        return version.thenComparing(Comparator.naturalOrder());
    }

    private static int version(long row, Map<Long, Given> own, Map<Long, Given> table) {
        Given given = own.containsKey(row) ? own.get(row) : table.get(row);
        return given == null || given.version() == null ? -1 : given.version();
    }

    private static List<List<@Nullable Object>> content(Lake lake) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        Slice all = new Slice(TABLE, AreaRanges.ALL, true, List.of());
        lake.scan(
                all,
                COLUMNS.stream().map(Column::name).toList(),
                row -> rows.add(flat(row.area(), row.row(), row.values())));
        rows.sort(Comparator.comparing(row -> (Long) row.get(1)));
        assertThat(lake.count(all)).isEqualTo(rows.size());
        return rows;
    }

    private static List<List<@Nullable Object>> listed(Map<Long, Given> rows) {
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> {
                    Given row = entry.getValue();
                    @Nullable Object[] values = row.values();
                    if (values[3] instanceof BigDecimal amount) {
                        values[3] = RowShape.shortest(amount);
                    }
                    return flat(
                            row.area() == 0 ? 0 : AREA + row.area(),
                            entry.getKey(),
                            java.util.Arrays.asList(values));
                })
                .toList();
    }

    private static List<@Nullable Object> flat(
            long area, long row, List<? extends @Nullable Object> values) {
        List<@Nullable Object> all = new ArrayList<>(List.of(area, row));
        all.addAll(values);
        return all;
    }
}
