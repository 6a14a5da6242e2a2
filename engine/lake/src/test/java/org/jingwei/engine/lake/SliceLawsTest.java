package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jingwei.engine.lake.LakeFixture.TABLE;
import static org.jingwei.engine.lake.LakeFixture.enterprise;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;

/**
 * Laws of slices, each against a plain list of the same rows: 600 rows in two counties with three
 * towns of four villages each, some rows on the county or town itself and some in no area, brought
 * in five batches.
 */
class SliceLawsTest {

    private static final List<Cursor> ROWS = new ArrayList<>();
    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::area).thenComparingLong(Cursor::row);
    private static Optional<LakeFixture> fixture = Optional.empty();

    @BeforeContainer
    static void bringRows() {
        LakeFixture lake = new LakeFixture().withTable();
        fixture = Optional.of(lake);
        Random random = new Random(42);
        for (int sequence = 1; sequence <= 5; sequence++) {
            try (BatchWriter batch = lake.lake().write(TABLE, "b" + sequence, sequence)) {
                for (int line = 2; line < 122; line++) {
                    bring(batch, sequence, line, randomArea(random));
                }
                batch.commit();
            }
        }
        ROWS.sort(ORDER);
    }

    @AfterContainer
    static void closeLake() {
        fixture.ifPresent(LakeFixture::close);
    }

    private static void bring(BatchWriter batch, int sequence, int line, long area) {
        long row = RowId.of(sequence, line);
        ROWS.add(new Cursor(area, row));
        var values = enterprise("U" + row, null, row % 7, BigDecimal.valueOf(row % 11), null);
        if (area == 0) {
            batch.appendUnplaced("不在城内", line, values);
        } else {
            batch.append(area, line, values);
        }
    }

    private static long randomArea(Random random) {
        int kind = random.nextInt(20);
        if (kind == 0) {
            return 0;
        }
        AreaCode county = counties().get(random.nextInt(2));
        if (kind == 1) {
            return county.value();
        }
        AreaCode town = area(county + "00" + (1 + random.nextInt(3)));
        return kind < 5 ? town.value() : area(town + "00" + (1 + random.nextInt(4))).value();
    }

    private static AreaCode area(String code) {
        return AreaScheme.CHINA.code(code);
    }

    private static List<AreaCode> counties() {
        return List.of(area("350302"), area("350322"));
    }

    private static Lake lake() {
        return fixture.orElseThrow().lake();
    }

    @Provide
    Arbitrary<AreaRanges> scopes() {
        List<AreaCode> nodes = new ArrayList<>(counties());
        for (AreaCode county : counties()) {
            for (int town = 1; town <= 3; town++) {
                nodes.add(area(county + "00" + town));
                for (int village = 1; village <= 4; village++) {
                    nodes.add(area(county + "00" + town + "00" + village));
                }
            }
        }
        List<AreaRange> ranges = new ArrayList<>(nodes.stream().map(AreaCode::range).toList());
        nodes.forEach(node -> ranges.add(new AreaRange(node.value(), node.value())));
        return Arbitraries.of(ranges).list().ofMaxSize(6).map(AreaRanges::of);
    }

    private static List<Cursor> visible(AreaRanges scope, boolean unplaced) {
        return ROWS.stream()
                .filter(row -> row.area() == 0 ? unplaced : scope.contains(row.area()))
                .toList();
    }

    @Property(tries = 40)
    void pagesGiveEveryVisibleRowOnceInOrderAndNoOther(
            @ForAll("scopes") AreaRanges scope,
            @ForAll boolean unplaced,
            @ForAll @IntRange(min = 1, max = 200) int limit) {
        List<Cursor> expected = visible(scope, unplaced);
        int size = Math.max(limit, expected.size() / 5);
        Slice slice = new Slice(TABLE, scope, unplaced, List.of());
        PageQuery query = PageQuery.first(slice, List.of("uscc"), size);
        List<Cursor> seen = new ArrayList<>();
        Page page = lake().page(query);
        collect(page, seen);
        while (page.next().isPresent()) {
            page = lake().page(query.after(page.next().orElseThrow()));
            assertThat(page.rows()).isNotEmpty();
            collect(page, seen);
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(lake().count(slice)).isEqualTo(expected.size());
    }

    private static void collect(Page page, List<Cursor> seen) {
        for (Row row : page.rows()) {
            assertThat(row.values()).containsExactly("U" + row.row());
            seen.add(row.cursor());
        }
    }

    @Property(tries = 15)
    void pagesOfAnyOrderGiveEveryVisibleRowOnce(
            @ForAll("scopes") AreaRanges scope,
            @ForAll("orders") List<Sort> order,
            @ForAll @IntRange(min = 20, max = 300) int limit) {
        Slice slice = new Slice(TABLE, scope, true, List.of());
        PageQuery query = new PageQuery(slice, List.of("uscc"), order, Optional.empty(), 0, limit);
        List<Cursor> seen = new ArrayList<>();
        Optional<Page> page = Optional.of(lake().page(query));
        while (page.isPresent()) {
            collect(page.get(), seen);
            page = page.get().next().map(query::after).map(lake()::page);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(visible(scope, true));
    }

    @Provide
    Arbitrary<List<Sort>> orders() {
        return Arbitraries.of("staff", "capital", "founded", "uscc", "unplaced_", "row_")
                .flatMap(column -> Arbitraries.of(true, false).map(down -> new Sort(column, down)))
                .list()
                .ofMaxSize(3);
    }

    @Property(tries = 30)
    void aScanGivesTheSameRowsAsThePages(
            @ForAll("scopes") AreaRanges scope, @ForAll boolean unplaced) {
        List<Cursor> seen = new ArrayList<>();
        Slice slice = new Slice(TABLE, scope, unplaced, List.of());
        lake().scan(slice, List.of(), row -> seen.add(row.cursor()));
        seen.sort(ORDER);
        assertThat(seen).isEqualTo(visible(scope, unplaced));
    }

    @Property(tries = 30)
    void groupsOfAnySortAddUpToTheWhole(
            @ForAll("scopes") AreaRanges scope,
            @ForAll boolean unplaced,
            @ForAll @IntRange(min = 1, max = 18) int digits) {
        Slice slice = new Slice(TABLE, scope, unplaced, List.of());
        List<Cursor> expected = visible(scope, unplaced);
        long capital = expected.stream().mapToLong(row -> row.row() % 11).sum();
        for (GroupQuery.By by :
                List.of(
                        new GroupQuery.By.AreaDigits(digits),
                        new GroupQuery.By.Value("staff"),
                        new GroupQuery.By.Month("founded"))) {
            GroupQuery query = new GroupQuery(slice, by, List.of(Measure.sum("capital")), 10_000);
            List<Groups.Group> groups = lake().group(query).groups();
            assertThat(groups.stream().mapToLong(Groups.Group::count).sum())
                    .isEqualTo(expected.size());
            assertThat(groups.stream().mapToLong(SliceLawsTest::sum).sum()).isEqualTo(capital);
        }
    }

    private static long sum(Groups.Group group) {
        return group.sum(0).map(BigDecimal::longValueExact).orElse(0L);
    }

    @Property(tries = 30)
    void aGroupCountsWhatTheSliceOfItsAreaCounts(@ForAll("scopes") AreaRanges scope) {
        Slice slice = Slice.of(TABLE, scope);
        GroupQuery towns = new GroupQuery(slice, new GroupQuery.By.AreaDigits(9), List.of(), 100);
        for (Groups.Group group : lake().group(towns).groups()) {
            long first = (Long) group.key().orElseThrow();
            AreaRanges own = AreaRanges.of(new AreaRange(first, first + 999_999_999L));
            assertThat(lake().count(Slice.of(TABLE, scope.intersect(own))))
                    .isEqualTo(group.count());
        }
    }

    @Property(tries = 30)
    void noFilterWidensAScope(
            @ForAll("scopes") AreaRanges scope, @ForAll @IntRange(max = 699) int index) {
        Cursor row = ROWS.get(index % ROWS.size());
        boolean mayBeSeen = row.area() != 0 && scope.contains(row.area());
        for (Filter filter :
                List.of(
                        new Filter.Equals("uscc", "U" + row.row()),
                        new Filter.In("row_", Collections.nCopies(2, row.row())),
                        new Filter.Contains("uscc", "U" + row.row()),
                        new Filter.Range("row_", Optional.of(row.row()), Optional.of(row.row())))) {
            assertThat(lake().count(Slice.of(TABLE, scope, filter))).isEqualTo(mayBeSeen ? 1 : 0);
        }
    }
}
