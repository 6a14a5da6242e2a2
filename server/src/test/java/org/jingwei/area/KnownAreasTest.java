package org.jingwei.area;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jingwei.area.AreaRegister.Whereabouts;
import org.jingwei.engine.geo.AreaScheme;
import org.junit.jupiter.api.Test;

/**
 * Rows keep the code that they came with as long as there is such an area, though it ended; codes
 * that are no area's any more lead to what came of them.
 */
class KnownAreasTest {
    private static final AreaScheme SCHEME = AreaScheme.CHINA;
    private final Set<String> there =
            new HashSet<>(
                    List.of(
                            "3503",
                            "350301",
                            "350301001",
                            "350301001001",
                            "350301001002",
                            "350302"));
    private final Set<Long> ended = new HashSet<>();
    private final Map<Long, List<Long>> successors = new HashMap<>();

    private static long code(String text) {
        return SCHEME.code(text).value();
    }

    private Whereabouts of(String text) {
        long[] codes = there.stream().mapToLong(KnownAreasTest::code).sorted().toArray();
        return new KnownAreas(SCHEME, codes, ended, successors).whereabouts(code(text));
    }

    private void became(String former, String... areas) {
        successors.put(code(former), Arrays.stream(areas).map(KnownAreasTest::code).toList());
    }

    private static Whereabouts at(String text) {
        return new Whereabouts.At(code(text));
    }

    @Test
    void aValidAreaIsItself() {
        became("350301001001", "350301001002");
        assertThat(of("350301001001"))
                .as("a part of it left; it is there still")
                .isEqualTo(at("350301001001"));
        assertThat(of("350301001009")).isEqualTo(Whereabouts.UNKNOWN);
    }

    @Test
    void anAreaThatIsGoneLeadsToTheOneThatCameOfIt() {
        became("350301001009", "350301001008");
        became("350301001008", "350301001001");
        assertThat(of("350301001009"))
                .as("by way of one that is gone too")
                .isEqualTo(at("350301001001"));
    }

    @Test
    void anAreaThatEndedKeepsItsRowsThoughItBecamePartOfAnother() {
        ended.add(code("350301001002"));
        became("350301001002", "350301001001");
        assertThat(of("350301001002")).isEqualTo(at("350301001002"));
    }

    @Test
    void aDividedAreaKeepsTheRowsThatDoNotSayInWhichPartTheyLie() {
        ended.add(code("350301001002"));
        became("350301001002", "350301001001", "350302");
        assertThat(of("350301001002")).isEqualTo(new Whereabouts.Among(code("350301001002")));
    }

    @Test
    void aDividedAreaThatIsGoneLeadsToTheNearestAreaAboveItsParts() {
        became("350301001009", "350301001001", "350301001002");
        assertThat(of("350301001009")).isEqualTo(new Whereabouts.Among(code("350301001")));
        became("350301001008", "350301001001", "350302");
        assertThat(of("350301001008")).isEqualTo(new Whereabouts.Among(code("3503")));
    }

    @Test
    void anAreaThatEndedAndLeftNothingKeepsItsRows() {
        ended.add(code("350301001002"));
        assertThat(of("350301001002")).isEqualTo(at("350301001002"));
    }

    @Test
    void aCircleOfChangesEnds() {
        became("350301001008", "350301001009");
        became("350301001009", "350301001008");
        assertThat(of("350301001008")).isEqualTo(Whereabouts.UNKNOWN);
    }
}
