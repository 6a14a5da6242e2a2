package org.jingwei.engine.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What every engine answers over the same table: enterprises of two towns of Chengxiang county and
 * one village of Xianyou, brought in three batches, some in no area.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LakeEngineContract {

    private static final String TABLE = "visit";
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("name", ColumnType.TEXT, true),
                    new Column("staff", ColumnType.INTEGER, false),
                    new Column("capital", ColumnType.DECIMAL, false),
                    new Column("score", ColumnType.DOUBLE, false),
                    new Column("founded", ColumnType.DATE, false),
                    new Column("seen_at", ColumnType.TIMESTAMP, false),
                    new Column("active", ColumnType.BOOLEAN, false),
                    new Column("order", ColumnType.TEXT, false));
    private static final List<String> NAMES = COLUMNS.stream().map(Column::name).toList();
    private static final AreaCode COUNTY = area("350302");
    private static final AreaCode TOWN = area("350302001");
    private static final AreaCode VILLAGE = area("350302001001");
    private static final AreaCode OTHER_COUNTY = area("350322");

    private final LakeFixture fixture = fixture();

    /** Where the table lies; by default on the local disk. */
    LakeFixture fixture() {
        return new LakeFixture();
    }

    /** The engine under test over the lake's tables. */
    abstract LakeEngine engine(LakeFixture lake);

    private static AreaCode area(String code) {
        return AreaScheme.CHINA.code(code);
    }

    private static AreaRanges below(AreaCode... codes) {
        return AreaRanges.ofCodes(List.of(codes));
    }

    @BeforeAll
    void bringThreeBatches() {
        Lake lake = fixture.lake();
        lake.create(new TableDefinition(TABLE, COLUMNS));
        try (BatchWriter batch = lake.write(TABLE, "first", 1)) {
            batch.append(area("350302001002").value(), 2, full());
            batch.append(VILLAGE.value(), 3, values("莆田市甲公司", 10L, "2.50"));
            batch.append(COUNTY.value(), 4, values("县直属", 5L, "1"));
            batch.appendUnplaced("坐标在境外", 5, values("流动商户", 1L, "0.5"));
            batch.commit();
        }
        try (BatchWriter batch = lake.write(TABLE, "second", 2)) {
            batch.append(area("350302002001").value(), 2, values("乙公司", 20L, "3"));
            batch.append(VILLAGE.value(), 3, values("100%_'; DROP TABLE visit; --", 7L, "9.99"));
            batch.commit();
        }
        try (BatchWriter batch = lake.write(TABLE, "third", 3)) {
            batch.append(area("350322100200").value(), 2, values("仙游公司", null, null));
            batch.commit();
        }
    }

    @AfterAll
    void closeLake() {
        fixture.close();
    }

    private static @Nullable Object[] full() {
        return new @Nullable Object[] {
            "𠮷祥（莆田）有限公司",
            Long.MIN_VALUE,
            new BigDecimal("-99999999999999.9999"),
            -1.5e300,
            LocalDate.of(1, 1, 1),
            LocalDateTime.of(2026, 11, 23, 13, 5, 59, 123_456_000),
            false,
            "按\u0000\n序\"'"
        };
    }

    private static @Nullable Object[] values(
            String name, @Nullable Long staff, @Nullable String capital) {
        return new @Nullable Object[] {
            name,
            staff,
            capital == null ? null : new BigDecimal(capital),
            null,
            staff == null ? null : LocalDate.of(2026, Math.toIntExact(staff % 3) + 1, 15),
            null,
            staff == null ? null : staff > 5,
            null
        };
    }

    private LakeEngine engine() {
        return engine(fixture);
    }

    private List<Object> names(Slice slice) {
        return engine().page(PageQuery.first(slice, List.of("name"), 100)).rows().stream()
                .map(row -> row.values().getFirst())
                .toList();
    }

    @Test
    void returnsEveryTypeAsItWasWritten() {
        Slice slice = Slice.of(TABLE, below(area("350302001002")));
        Row row = engine().page(PageQuery.first(slice, NAMES, 10)).rows().getFirst();
        assertThat(row.values()).isEqualTo(Arrays.asList(full()));
        assertThat(row.area()).isEqualTo(area("350302001002").value());
        assertThat(row.batchSequence()).isEqualTo(1);
        assertThat(row.line()).isEqualTo(2);
        assertThat(row.unplaced()).isEmpty();
    }

    @Test
    void returnsMissingValuesAsMissing() {
        Row row =
                engine().page(PageQuery.first(Slice.of(TABLE, below(OTHER_COUNTY)), NAMES, 10))
                        .rows()
                        .getFirst();
        assertThat(row.values().getFirst()).isEqualTo("仙游公司");
        assertThat(row.values().subList(1, NAMES.size())).containsOnlyNulls();
    }

    @Test
    void bringsOnlyTheAskedColumnsInTheAskedOrder() {
        Slice slice = Slice.of(TABLE, below(area("350302002001")));
        PageQuery query = PageQuery.first(slice, List.of("staff", "row_", "name"), 10);
        assertThat(engine().page(query).rows().getFirst().values())
                .containsExactly(20L, RowId.of(2, 2), "乙公司");
    }

    @Test
    void ordersAPageByAreaAndRowOverAllBatches() {
        assertThat(names(Slice.of(TABLE, AreaRanges.ALL)))
                .containsExactly(
                        "县直属",
                        "莆田市甲公司",
                        "100%_'; DROP TABLE visit; --",
                        "𠮷祥（莆田）有限公司",
                        "乙公司",
                        "仙游公司");
    }

    @Test
    void keepsUnplacedRowsForThoseWhoAskForThem() {
        Slice all = new Slice(TABLE, AreaRanges.ALL, true, List.of());
        assertThat(engine().count(all)).isEqualTo(7);
        assertThat(engine().count(Slice.of(TABLE, AreaRanges.ALL))).isEqualTo(6);
        Slice unplaced = new Slice(TABLE, AreaRanges.NONE, true, List.of());
        Row row = engine().page(PageQuery.first(unplaced, NAMES, 5)).rows().getFirst();
        assertThat(row.unplaced()).contains("坐标在境外");
        assertThat(row.area()).isZero();
    }

    @Test
    void givesNothingForNoAreas() {
        Slice nothing = Slice.of(TABLE, AreaRanges.NONE);
        assertThat(engine().count(nothing)).isZero();
        assertThat(engine().page(PageQuery.first(nothing, NAMES, 5))).isEqualTo(Page.EMPTY);
        assertThat(engine().group(children(nothing, 9)).groups()).isEmpty();
        engine().scan(nothing, NAMES, row -> assertThat(row).isNull());
    }

    @Test
    void givesARowByItsNumberOnlyWithinTheAreas() {
        Filter byNumber = new Filter.Equals(SystemColumns.ROW, RowId.of(2, 2));
        assertThat(engine().count(Slice.of(TABLE, below(COUNTY), byNumber))).isEqualTo(1);
        assertThat(engine().count(Slice.of(TABLE, below(TOWN), byNumber))).isZero();
    }

    @Test
    void takesManyScatteredAreasExactly() {
        List<AreaRange> villages = new ArrayList<>();
        for (int village = 1; village < 900; village += 2) {
            villages.add(area("350302001%03d".formatted(village)).range());
        }
        assertThat(names(Slice.of(TABLE, AreaRanges.of(villages))))
                .containsExactly("莆田市甲公司", "100%_'; DROP TABLE visit; --");
    }

    @Test
    void filtersByEveryKindOfCondition() {
        assertThat(where(new Filter.Equals("name", "乙公司"))).isEqualTo(1);
        assertThat(where(new Filter.Equals("capital", new BigDecimal("2.5")))).isEqualTo(1);
        assertThat(where(new Filter.Equals("active", true))).isEqualTo(3);
        assertThat(where(new Filter.Equals("founded", LocalDate.of(1, 1, 1)))).isEqualTo(1);
        assertThat(where(new Filter.Equals("score", -1.5e300))).isEqualTo(1);
        assertThat(where(new Filter.In("staff", List.of(10L, 20L, 99L)))).isEqualTo(2);
        assertThat(where(new Filter.In("capital", List.of(new BigDecimal("3"))))).isEqualTo(1);
        assertThat(where(new Filter.In("founded", List.of(LocalDate.of(1, 1, 1))))).isEqualTo(1);
        assertThat(where(new Filter.In("staff", List.of()))).isZero();
        assertThat(where(new Filter.Contains("name", "公司"))).isEqualTo(4);
        assertThat(where(new Filter.Contains("name", "%_'"))).isEqualTo(1);
        assertThat(where(new Filter.Contains("name", "%公司"))).isZero();
        assertThat(where(new Filter.IsNull("staff"))).isEqualTo(1);
        assertThat(where(new Filter.NotNull("staff"))).isEqualTo(5);
        assertThat(where(new Filter.Prefix("name", "莆田"))).isEqualTo(1);
        assertThat(where(new Filter.Prefix("name", "100%_'"))).isEqualTo(1);
        assertThat(where(new Filter.Prefix("name", "%"))).isZero();
        assertThat(where(range(Optional.of(5L), Optional.of(10L)))).isEqualTo(3);
        assertThat(where(range(Optional.of(11L), Optional.empty()))).isEqualTo(1);
        assertThat(where(range(Optional.empty(), Optional.empty()))).isEqualTo(5);
        LocalDateTime seen = LocalDateTime.of(2026, 11, 23, 13, 5, 59, 123_456_000);
        assertThat(where(new Filter.Range("seen_at", Optional.of(seen), Optional.of(seen))))
                .isEqualTo(1);
        assertThat(where(new Filter.Equals("order", "按\u0000\n序\"'"))).isEqualTo(1);
    }

    private static Filter range(Optional<Long> from, Optional<Long> to) {
        return new Filter.Range("staff", from, to);
    }

    private long where(Filter filter) {
        return engine().count(Slice.of(TABLE, AreaRanges.ALL, filter));
    }

    @Test
    void refusesFiltersThatDoNotFitTheTable() {
        assertThatThrownBy(() -> where(new Filter.Equals("none\" OR 1=1 --", "x")))
                .isInstanceOf(UnknownColumnException.class)
                .hasMessageContaining("visit");
        assertThatThrownBy(() -> where(new Filter.Equals("staff", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("INTEGER");
        assertThatThrownBy(() -> where(new Filter.Contains("staff", "1")))
                .isInstanceOf(IllegalArgumentException.class);
        Slice nothing = Slice.of(TABLE, AreaRanges.NONE, new Filter.IsNull("none"));
        assertThatThrownBy(() -> engine().count(nothing))
                .isInstanceOf(UnknownColumnException.class);
        assertThatThrownBy(() -> engine().count(Slice.of("absent", AreaRanges.ALL)))
                .isInstanceOf(UnknownTableException.class);
    }

    private static GroupQuery children(Slice slice, int digits) {
        return new GroupQuery(
                slice, new GroupQuery.By.AreaDigits(digits), List.of(Measure.sum("capital")), 100);
    }

    @Test
    void addsUpTheChildrenOfANodeAndTheNodeItself() {
        Groups towns = engine().group(children(Slice.of(TABLE, below(COUNTY)), 9));
        assertThat(towns.more()).isFalse();
        assertThat(towns.groups())
                .containsExactly(
                        group(COUNTY.value(), 1, "1"),
                        group(TOWN.value(), 3, "-99999999999987.5099"),
                        group(area("350302002").value(), 1, "3"));
    }

    private static Groups.Group group(Object key, long count, String sum) {
        return new Groups.Group(Optional.of(key), count, List.of(Optional.of(new BigDecimal(sum))));
    }

    @Test
    void countsUnplacedRowsAsAGroupOfTheirOwn() {
        Slice all = new Slice(TABLE, AreaRanges.ALL, true, List.of());
        Groups counties = engine().group(children(all, 6));
        assertThat(counties.groups().stream().map(group -> group.key().orElseThrow()))
                .containsExactly(0L, COUNTY.value(), OTHER_COUNTY.value());
        assertThat(counties.groups().getLast().sum(0)).isEmpty();
    }

    @Test
    void groupsByMonthInOrderAndRowsWithoutADateLast() {
        GroupQuery query =
                new GroupQuery(
                        Slice.of(TABLE, AreaRanges.ALL),
                        new GroupQuery.By.Month("founded"),
                        List.of(Measure.sum("staff")),
                        100);
        assertThat(engine().group(query).groups())
                .containsExactly(
                        group(YearMonth.of(1, 1), 1, "-9223372036854775808"),
                        group(YearMonth.of(2026, 2), 2, "17"),
                        group(YearMonth.of(2026, 3), 2, "25"),
                        new Groups.Group(Optional.empty(), 1, List.of(Optional.empty())));
    }

    @Test
    void groupsByAColumnWithTheLargestFirst() {
        GroupQuery.By active = new GroupQuery.By.Value("active");
        Slice all = Slice.of(TABLE, AreaRanges.ALL);
        assertThat(engine().group(new GroupQuery(all, active, List.of(), 100)).groups())
                .containsExactly(
                        new Groups.Group(Optional.of(true), 3, List.of()),
                        new Groups.Group(Optional.of(false), 2, List.of()),
                        new Groups.Group(Optional.empty(), 1, List.of()));
        Groups first = engine().group(new GroupQuery(all, active, List.of(), 1));
        assertThat(first.groups()).hasSize(1);
        assertThat(first.more()).isTrue();
    }

    @Test
    void refusesToGroupByWhatHasNoMonthAndToAddUpTexts() {
        Slice all = Slice.of(TABLE, AreaRanges.ALL);
        GroupQuery month = new GroupQuery(all, new GroupQuery.By.Month("name"), List.of(), 1);
        assertThatThrownBy(() -> engine().group(month))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name");
        GroupQuery sum =
                new GroupQuery(
                        all, new GroupQuery.By.Value("name"), List.of(Measure.sum("name")), 1);
        assertThatThrownBy(() -> engine().group(sum)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void handsEveryRowOfASliceToAScan() {
        List<Object> names = new ArrayList<>();
        engine().scan(
                        Slice.of(TABLE, below(TOWN)),
                        List.of("name"),
                        row -> names.add(row.values().getFirst()));
        assertThat(names)
                .containsExactlyInAnyOrder("莆田市甲公司", "100%_'; DROP TABLE visit; --", "𠮷祥（莆田）有限公司");
    }

    @Test
    void measuresEveryGroup() {
        List<Measure> measures =
                List.of(
                        Measure.count(),
                        Measure.of(Measure.Function.COUNT, "capital"),
                        Measure.of(Measure.Function.DISTINCT, "founded"),
                        Measure.of(Measure.Function.MIN, "staff"),
                        Measure.of(Measure.Function.MAX, "name"),
                        Measure.of(Measure.Function.MAX, "founded"),
                        Measure.sum("staff"));
        GroupQuery query =
                new GroupQuery(
                        Slice.of(TABLE, below(COUNTY, OTHER_COUNTY)),
                        new GroupQuery.By.AreaDigits(6),
                        measures,
                        10);
        assertThat(engine().group(query).groups())
                .containsExactly(
                        new Groups.Group(
                                Optional.of(COUNTY.value()),
                                5,
                                List.of(
                                        Optional.of(5L),
                                        Optional.of(5L),
                                        Optional.of(3L),
                                        Optional.of(Long.MIN_VALUE),
                                        Optional.of("𠮷祥（莆田）有限公司"),
                                        Optional.of(LocalDate.of(2026, 3, 15)),
                                        Optional.of(new BigDecimal("-9223372036854775766")))),
                        new Groups.Group(
                                Optional.of(OTHER_COUNTY.value()),
                                1,
                                List.of(
                                        Optional.of(1L),
                                        Optional.of(0L),
                                        Optional.of(0L),
                                        Optional.empty(),
                                        Optional.of("仙游公司"),
                                        Optional.empty(),
                                        Optional.empty())));
    }

    @Test
    void ordersAPageByAnyColumnsWithMissingValuesLast() {
        assertThat(sorted(new Sort("staff", false)))
                .containsExactly(Long.MIN_VALUE, 5L, 7L, 10L, 20L, null);
        assertThat(sorted(new Sort("staff", true)))
                .containsExactly(20L, 10L, 7L, 5L, Long.MIN_VALUE, null);
        assertThat(sorted(new Sort("active", true), new Sort("capital", false)))
                .containsExactly(10L, 20L, 7L, Long.MIN_VALUE, 5L, null);
    }

    /** Number of staff of each row, page by page. */
    private List<@Nullable Object> sorted(Sort... order) {
        PageQuery query =
                PageQuery.first(Slice.of(TABLE, AreaRanges.ALL), List.of("staff"), 2)
                        .sortedBy(order);
        List<@Nullable Object> staff = new ArrayList<>();
        Optional<Page> page = Optional.of(engine().page(query));
        while (page.isPresent()) {
            page.get().rows().forEach(row -> staff.add(row.values().getFirst()));
            page =
                    page.get()
                            .next()
                            .map(Cursor::text)
                            .map(Cursor::parse)
                            .map(query::after)
                            .map(engine()::page);
        }
        return staff;
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        PageQuery plain = PageQuery.first(Slice.of(TABLE, AreaRanges.ALL), List.of("staff"), 2);
        Cursor byArea = engine().page(plain).next().orElseThrow();
        PageQuery byStaff = plain.sortedBy(new Sort("staff", false));
        Cursor byNumber = engine().page(byStaff).next().orElseThrow();
        assertThatThrownBy(() -> byStaff.after(byArea)).isInstanceOf(InvalidCursorException.class);
        PageQuery byName = plain.sortedBy(new Sort("name", false)).after(byNumber);
        assertThatThrownBy(() -> engine().page(byName)).isInstanceOf(InvalidCursorException.class);
    }

    @Test
    void estimatesAboutAsManyRowsAsThereAre() {
        assertThat(engine().estimate(Slice.of(TABLE, AreaRanges.ALL))).isBetween(5L, 7L);
        assertThat(engine().estimate(Slice.of(TABLE, AreaRanges.NONE))).isZero();
    }

    @Test
    void readsOlderRowsWithoutTheNewColumnsAndThePastAsItWas() {
        Lake lake = fixture.lake();
        Column name = new Column("name", ColumnType.TEXT, true);
        Column phone = new Column("phone", ColumnType.TEXT, false);
        lake.create(new TableDefinition("shop", List.of(name)));
        try (BatchWriter batch = lake.write("shop", "first", 1)) {
            batch.append(VILLAGE.value(), 2, new @Nullable Object[] {"甲"});
            batch.commit();
        }
        Instant then = lake.inspect("shop").snapshots().getFirst().time();
        Slice all = Slice.of("shop", AreaRanges.ALL);
        Slice held = all.in(lake.state(all).orElseThrow());
        lake.evolve(new TableDefinition("shop", List.of(phone, name)));
        assertThat(engine().count(Slice.of("shop", AreaRanges.ALL, new Filter.IsNull("phone"))))
                .isEqualTo(1);
        WriteOrder upsert =
                new WriteOrder(
                        "shop", "second", 2, WriteMode.UPSERT, List.of("name"), Optional.empty());
        try (BatchWriter batch = lake.write(upsert)) {
            batch.append(VILLAGE.value(), 2, new @Nullable Object[] {"0594", "乙"});
            batch.append(VILLAGE.value(), 3, new @Nullable Object[] {"0595", "甲"});
            batch.settleKeys(outcome -> {});
            batch.commit();
        }
        List<String> columns = List.of("name", "phone");
        assertThat(engine().page(PageQuery.first(all, columns, 10)).rows())
                .extracting(Row::values)
                .containsExactly(List.of("乙", "0594"), List.of("甲", "0595"));
        assertThat(engine().count(all)).isEqualTo(2);
        for (Slice past : List.of(all.asOf(then), held)) {
            assertThat(engine().page(PageQuery.first(past, columns, 10)).rows())
                    .extracting(Row::values)
                    .containsExactly(Arrays.asList("甲", null));
            assertThat(engine().count(past)).isEqualTo(1);
        }
    }

    @Test
    void tellsTheTotalsOfEveryAreaAndMonth() {
        Slice slice = new Slice(TABLE, below(TOWN), true, List.of());
        List<Total> byMonth = new ArrayList<>();
        engine().totals(slice, Optional.of("founded"), List.of("staff", "capital"), byMonth::add);
        assertThat(byMonth).containsExactlyInAnyOrder(ContractTotals.BY_MONTH);
        List<Total> ever = new ArrayList<>();
        engine().totals(slice, Optional.empty(), List.of("capital"), ever::add);
        assertThat(ever).containsExactlyInAnyOrder(ContractTotals.EVER);
        assertThatThrownBy(() -> engine().totals(slice, Optional.of("name"), List.of(), ever::add))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void skipsAnOffset() {
        Slice all = Slice.of(TABLE, AreaRanges.ALL);
        PageQuery query = new PageQuery(all, List.of("name"), List.of(), Optional.empty(), 4, 1);
        Page page = engine().page(query);
        assertThat(page.rows().getFirst().values()).containsExactly("乙公司");
        assertThat(page.next()).isPresent();
        assertThat(engine().page(query.after(page.next().orElseThrow())).rows().getFirst().values())
                .containsExactly("仙游公司");
    }
}
