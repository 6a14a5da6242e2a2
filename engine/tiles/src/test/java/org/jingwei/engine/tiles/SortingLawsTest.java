package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class SortingLawsTest {

    @Property
    void keysAreInUnsignedOrderAndEqualOnesAsTheyStand(@ForAll long[] keys) {
        assertSorted(keys);
    }

    // Keys that differ in few bits, high or low, so that many are alike in those kept.
    @Property
    void keysThatAreMostlyAlikeAreInOrderToo(
            @ForAll @Size(max = 300) long[] keys,
            @ForAll @IntRange(max = 63) int right,
            @ForAll @IntRange(max = 63) int left) {
        assertSorted(Arrays.stream(keys).map(key -> key >>> right).toArray());
        long sides = 0x8000_0000_0000_0007L;
        assertSorted(Arrays.stream(keys).map(key -> (key & sides) | (8L << left)).toArray());
    }

    private static void assertSorted(long[] keys) {
        Comparator<Integer> byKey = (a, b) -> Long.compareUnsigned(keys[a], keys[b]);
        long[] expected =
                IntStream.range(0, keys.length).boxed().sorted(byKey).mapToLong(at -> at).toArray();
        assertThat(KeyOrder.of(keys.length, at -> keys[at])).containsExactly(expected);
    }

    @Property
    void aDictionaryNumbersValuesByFirstAppearanceAndCanBeEmptied(
            @ForAll List<@LongRange(min = -40, max = 40) Long> first,
            @ForAll List<@LongRange(min = -40, max = 40) Long> second) {
        LongDictionary dictionary = new LongDictionary();
        for (List<Long> values : List.of(first, second)) {
            Set<Long> seen = new LinkedHashSet<>();
            for (long value : values) {
                seen.add(value);
                int number = dictionary.number(value);
                assertThat(dictionary.value(number)).isEqualTo(value);
                assertThat(List.copyOf(seen).get(number)).isEqualTo(value);
            }
            assertThat(dictionary.size()).isEqualTo(seen.size());
            dictionary.clear();
        }
    }
}
