package org.jingwei.map.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Numbers divided into classes for a map. */
class ClassBreaksTest {
    private static double[] numbers(List<Integer> numbers) {
        return numbers.stream().mapToDouble(Integer::doubleValue).toArray();
    }

    @Test
    void findsTheGroupsThatNumbersFallInto() {
        ClassBreaks numbers = ClassBreaks.of(new double[] {1, 2, 2, 3, 50, 51, 52, 900, 905});

        assertThat(numbers.limits(BreakMethod.NATURAL_BREAKS, 3))
                .containsExactly(1d, 3d, 52d, 905d);
        assertThat(numbers.counts(List.of(1d, 3d, 52d, 905d))).containsExactly(4L, 3L, 2L);
    }

    @Test
    void dividesByCountAndByWidth() {
        ClassBreaks numbers = ClassBreaks.of(new double[] {10, 0, 1, 2, 3, 4, 5, 6, 100});

        assertThat(numbers.limits(BreakMethod.QUANTILE, 3)).containsExactly(0d, 2d, 5d, 100d);
        assertThat(numbers.limits(BreakMethod.EQUAL, 4)).containsExactly(0d, 25d, 50d, 75d, 100d);
    }

    @Test
    void hasNoMoreClassesThanDifferentValues() {
        assertThat(ClassBreaks.of(new double[] {7, 7, 7}).limits(BreakMethod.QUANTILE, 5))
                .containsExactly(7d, 7d);
        assertThat(ClassBreaks.of(new double[] {1, 9}).limits(BreakMethod.NATURAL_BREAKS, 5))
                .containsExactly(1d, 1d, 9d);
        assertThat(ClassBreaks.of(new double[] {}).limits(BreakMethod.EQUAL, 5)).isEmpty();
    }

    /** Natural breaks are never worse than any other way to cut, found by trying all of them. */
    @Property(tries = 300)
    void noOtherWayToCutIsBetter(
            @ForAll @Size(min = 2, max = 9) List<@IntRange(min = 0, max = 40) Integer> some,
            @ForAll @IntRange(min = 2, max = 4) int classes) {
        double[] numbers = numbers(some);
        double[] sorted = Arrays.stream(numbers).sorted().toArray();
        List<Double> limits = ClassBreaks.of(numbers).limits(BreakMethod.NATURAL_BREAKS, classes);

        assertThat(deviation(sorted, limits)).isCloseTo(best(sorted, 0, classes), within());
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-6);
    }

    private static double deviation(double[] sorted, List<Double> limits) {
        double sum = 0;
        for (int group = 0; group + 1 < limits.size(); group++) {
            int wanted = group;
            sum +=
                    deviation(
                            Arrays.stream(sorted)
                                    .filter(each -> ClassBreaks.classOf(limits, each) == wanted)
                                    .toArray());
        }
        return sum;
    }

    private static double deviation(double[] group) {
        double mean = Arrays.stream(group).average().orElse(0);
        return Arrays.stream(group).map(each -> (each - mean) * (each - mean)).sum();
    }

    private static double best(double[] sorted, int from, int groups) {
        if (from == sorted.length) {
            return 0;
        }
        if (groups == 1) {
            return deviation(Arrays.copyOfRange(sorted, from, sorted.length));
        }
        double best = Double.POSITIVE_INFINITY;
        for (int to = from + 1; to <= sorted.length; to++) {
            best =
                    Math.min(
                            best,
                            deviation(Arrays.copyOfRange(sorted, from, to))
                                    + best(sorted, to, groups - 1));
        }
        return best;
    }

    @Test
    void groupsManyNumbersInReasonableTime() {
        double[] numbers = new Random(1).doubles(100_000).toArray();

        assertThat(ClassBreaks.of(numbers).limits(BreakMethod.NATURAL_BREAKS, 12)).hasSize(13);
    }
}
