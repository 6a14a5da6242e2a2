package org.jingwei.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;

/** Whatever merges and divides, each record counts once, and the whole stays the whole. */
class SuccessionLawsTest {
    private static final AreaScheme SCHEME = AreaScheme.parse("COUNTY:1,TOWN:1,VILLAGE:1");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    /** Two counties of three towns of three villages, some ended, with any predecessors. */
    @Provide
    Arbitrary<List<Succession.Entry>> trees() {
        List<Long> codes = codes();
        Arbitrary<List<Boolean>> ended = Arbitraries.of(true, false).list().ofSize(codes.size());
        Arbitrary<List<List<Integer>>> predecessors =
                Arbitraries.integers()
                        .between(0, codes.size() - 1)
                        .list()
                        .ofMaxSize(2)
                        .list()
                        .ofSize(codes.size());
        return Combinators.combine(ended, predecessors)
                .as((ends, before) -> {
                    List<Succession.Entry> areas = new ArrayList<>();
                    for (int i = 0; i < codes.size(); i++) {
                        areas.add(
                                new Succession.Entry(
                                        codes.get(i),
                                        new Succession.Validity(
                                                Optional.empty(),
                                                ends.get(i)
                                                        ? Optional.of(TODAY.minusDays(1))
                                                        : Optional.empty()),
                                        before.get(i).stream().map(codes::get).toList()));
                    }
                    return areas;
                });
    }

    private static List<Long> codes() {
        List<Long> codes = new ArrayList<>();
        for (int county = 1; county <= 2; county++) {
            codes.add(SCHEME.code("" + county).value());
            for (int town = 1; town <= 3; town++) {
                codes.add(SCHEME.code("" + county + town).value());
                for (int village = 1; village <= 3; village++) {
                    codes.add(SCHEME.code("" + county + town + village).value());
                }
            }
        }
        return codes;
    }

    @Property(tries = 300)
    void everyRecordCountsInOneAreaOfEachLevelAtMost(
            @ForAll("trees") List<Succession.Entry> areas) {
        Succession succession = new Succession(SCHEME, areas, TODAY);
        for (Succession.Entry area : areas) {
            long counted =
                    codes().stream()
                            .map(SCHEME::of)
                            .filter(code -> code.depth() == 1)
                            .filter(code -> countedIn(succession, code).contains(area.code()))
                            .count();
            assertThat(counted).as("counties of %s", area.code()).isLessThanOrEqualTo(1);
            assertThat(succession.countedIn(AreaRanges.ALL).contains(area.code())).isTrue();
        }
    }

    @Property(tries = 300)
    void whatCountsInAnAreaIsWhatItsRecordsSayToday(@ForAll("trees") List<Succession.Entry> areas) {
        Succession succession = new Succession(SCHEME, areas, TODAY);
        for (AreaCode node : codes().stream().map(SCHEME::of).toList()) {
            AreaRanges counted = countedIn(succession, node);
            for (Succession.Entry area : areas) {
                assertThat(counted.contains(area.code()))
                        .as("%s in %s", area.code(), node)
                        .isEqualTo(node.range().contains(succession.now(area.code())));
            }
        }
    }

    @Property(tries = 300)
    void theSumsOfBothReadingsAreEqualWhereNothingLeaves(
            @ForAll("trees") List<Succession.Entry> areas) {
        Succession succession = new Succession(SCHEME, areas, TODAY);
        Map<Long, Long> then = new TreeMap<>();
        Map<Long, Long> now = new TreeMap<>();
        long records = 1;
        for (Succession.Entry area : areas) {
            then.merge(area.code(), records, Long::sum);
            now.merge(succession.now(area.code()), records, Long::sum);
            records = records * 3 % 1009;
        }
        assertThat(now.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(then.values().stream().mapToLong(Long::longValue).sum());
        for (AreaCode node : codes().stream().map(SCHEME::of).toList()) {
            boolean closed =
                    areas.stream()
                            .allMatch(area ->
                                    node.range().contains(area.code())
                                            == node.range().contains(succession.now(area.code())));
            if (closed) {
                assertThat(sum(now, node)).as("%s", node).isEqualTo(sum(then, node));
            }
        }
    }

    @Property(tries = 300)
    void whoSeesAnAreaSeesWhatCountsForItAndNothingFurther(
            @ForAll("trees") List<Succession.Entry> areas) {
        Succession succession = new Succession(SCHEME, areas, TODAY);
        for (AreaCode node : codes().stream().map(SCHEME::of).toList()) {
            AreaRanges seen = succession.withPast(AreaRanges.of(node.range()));
            for (Succession.Entry area : areas) {
                assertThat(seen.contains(area.code()))
                        .isEqualTo(
                                node.range().contains(area.code())
                                        || node.range().contains(succession.now(area.code())));
            }
        }
    }

    private static AreaRanges countedIn(Succession succession, AreaCode node) {
        return succession.countedIn(AreaRanges.of(node.range()));
    }

    private static long sum(Map<Long, Long> records, AreaCode node) {
        return records.entrySet().stream()
                .filter(entry -> node.range().contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
