package org.jingwei.engine.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class SortingLawsTest {

    @Property
    void keysAreInUnsignedOrderAndKnowTheirOrigin(@ForAll long[] keys) {
        RadixSort.Sorted result = RadixSort.sort(keys.clone());
        long[] sorted = result.keys();
        int[] origins = result.origins();

        Long[] expected = Arrays.stream(keys).boxed().toArray(Long[]::new);
        Arrays.sort(expected, Long::compareUnsigned);
        assertThat(sorted).containsExactly(expected);
        for (int i = 0; i < keys.length; i++) {
            assertThat(keys[origins[i]]).isEqualTo(sorted[i]);
            if (i > 0 && sorted[i] == sorted[i - 1]) {
                assertThat(origins[i]).isGreaterThan(origins[i - 1]);
            }
        }
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
