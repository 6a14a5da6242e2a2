package org.jingwei.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AreaLawsTest {

    @Property
    void aCodeSurvivesTextAndNumber(@ForAll("codes") AreaCode code) {
        assertThat(AreaScheme.CHINA.code(code.text())).isEqualTo(code);
        assertThat(AreaScheme.CHINA.of(code.value())).isEqualTo(code);
    }

    @Property
    void containmentIsBeingOnThePath(@ForAll("codes") AreaCode one, @ForAll("codes") AreaCode two) {
        assertThat(one.contains(two)).isEqualTo(two.ancestors().contains(one));
        assertThat(one.contains(two)).isEqualTo(two.text().startsWith(one.text()));
    }

    @Property
    void setOperationsAgreeWithMembership(
            @ForAll("ranges") AreaRanges left,
            @ForAll("ranges") AreaRanges right,
            @ForAll("probes") long probe) {
        boolean inLeft = contains(left, probe);
        boolean inRight = contains(right, probe);

        assertThat(left.contains(probe)).isEqualTo(inLeft);
        assertThat(left.intersect(right).contains(probe)).isEqualTo(inLeft && inRight);
        assertThat(left.union(right).contains(probe)).isEqualTo(inLeft || inRight);
    }

    @Property
    void rangesAreSortedAndNeverTouch(@ForAll("ranges") AreaRanges ranges) {
        List<AreaRange> list = ranges.list();
        for (int i = 1; i < list.size(); i++) {
            assertThat(list.get(i).lo()).isGreaterThan(list.get(i - 1).hi() + 1);
        }
        assertThat(ranges.intersect(AreaRanges.ALL)).isEqualTo(ranges);
        assertThat(ranges.union(AreaRanges.NONE)).isEqualTo(ranges);
    }

    private static boolean contains(AreaRanges ranges, long probe) {
        return ranges.list().stream().anyMatch(range -> range.contains(probe));
    }

    @Provide
    Arbitrary<AreaCode> codes() {
        Arbitrary<Integer> numbers = Arbitraries.integers().between(1, 3);
        return numbers.list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(parts -> {
                    AreaCode code = AreaScheme.CHINA.code("0" + parts.getFirst());
                    for (int number : parts.subList(1, parts.size())) {
                        code = code.child(number);
                    }
                    return code;
                });
    }

    @Provide
    Arbitrary<Long> probes() {
        return Arbitraries.longs().between(0, 60);
    }

    @Provide
    Arbitrary<AreaRanges> ranges() {
        Arbitrary<Long> starts = Arbitraries.longs().between(1, 50);
        Arbitrary<Long> lengths = Arbitraries.longs().between(0, 9);
        return Combinators.combine(starts, lengths)
                .as((lo, length) -> new AreaRange(lo, lo + length))
                .list()
                .ofMaxSize(8)
                .map(AreaRanges::of);
    }
}
