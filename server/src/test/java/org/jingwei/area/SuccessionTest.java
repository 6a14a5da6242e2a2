package org.jingwei.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.junit.jupiter.api.Test;

/** Towns and villages end, merge and divide; their records count somewhere ever after. */
class SuccessionTest {
    private static final AreaScheme SCHEME = AreaScheme.CHINA;
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private static long code(String text) {
        return SCHEME.code(text).value();
    }

    private static Succession.Entry lasting(String code, String... predecessors) {
        return entry(code, Optional.empty(), predecessors);
    }

    private static Succession.Entry ended(String code, String... predecessors) {
        return entry(code, Optional.of(LocalDate.of(2025, 12, 31)), predecessors);
    }

    private static Succession.Entry entry(
            String code, Optional<LocalDate> to, String... predecessors) {
        return new Succession.Entry(
                code(code),
                new Succession.Validity(Optional.empty(), to),
                Arrays.stream(predecessors).map(SuccessionTest::code).toList());
    }

    private static Succession of(Succession.Entry... areas) {
        return new Succession(SCHEME, List.of(areas), TODAY);
    }

    @Test
    void mergedAreasCountForTheirSuccessorAlongTheChain() {
        Succession succession =
                of(
                        lasting("350301001"),
                        ended("350301001001"),
                        ended("350301001002"),
                        ended("350301001003", "350301001001", "350301001002"),
                        lasting("350301001004", "350301001003"));

        assertThat(succession.now(code("350301001001"))).isEqualTo(code("350301001004"));
        assertThat(succession.now(code("350301001003"))).isEqualTo(code("350301001004"));
        assertThat(succession.now(code("350301001004"))).isEqualTo(code("350301001004"));
        assertThat(succession.folds()).hasSize(3).noneMatch(Succession.Fold::divided);
    }

    @Test
    void aDividedAreaCountsForTheNearestAreaAboveItsParts() {
        Succession succession =
                of(
                        lasting("350301"),
                        lasting("350301001"),
                        lasting("350301002"),
                        ended("350301001001"),
                        lasting("350301001002", "350301001001"),
                        lasting("350301002001", "350301001001"));

        assertThat(succession.folds())
                .containsExactly(new Succession.Fold(code("350301001001"), code("350301"), true));
        assertThat(succession.parts(code("350301001001")))
                .containsExactly(code("350301001002"), code("350301002001"));
    }

    @Test
    void whatLayBelowAnEndedAreaGoesWithIt() {
        Succession succession =
                of(
                        ended("350301001"),
                        lasting("350301001001"),
                        ended("350301001002"),
                        lasting("350301002", "350301001"),
                        lasting("350301002001", "350301001002"));

        assertThat(succession.now(code("350301001001"))).isEqualTo(code("350301002"));
        assertThat(succession.now(code("350301001002"))).isEqualTo(code("350301002001"));
    }

    @Test
    void anAreaThatLastsKeepsItsRecordsThoughAPartOfItLeft() {
        Succession succession =
                of(lasting("350301001001"), lasting("350301001002", "350301001001"));

        assertThat(succession.folds()).isEmpty();
    }

    @Test
    void aChainThatLeadsBackToItselfEndsSomewhere() {
        Succession succession =
                of(ended("350301001001", "350301001002"), ended("350301001002", "350301001001"));

        assertThat(succession.now(succession.now(code("350301001001"))))
                .isEqualTo(succession.now(code("350301001001")));
    }

    @Test
    void isReadWithWhatItTookTheNameOf() {
        Succession succession =
                of(
                        lasting("350301"),
                        lasting("350301001"),
                        ended("350301001001"),
                        lasting("350301002"),
                        lasting("350301002001", "350301001001"));
        AreaRanges first = AreaRanges.of(SCHEME.code("350301001").range());
        AreaRanges second = AreaRanges.of(SCHEME.code("350301002").range());

        assertThat(succession.withPast(second).contains(code("350301001001"))).isTrue();
        assertThat(succession.withPast(first)).isEqualTo(first);
        assertThat(succession.countedIn(first).contains(code("350301001001"))).isFalse();
        assertThat(succession.countedIn(second).contains(code("350301001001"))).isTrue();
    }
}
