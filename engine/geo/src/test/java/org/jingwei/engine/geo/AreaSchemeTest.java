package org.jingwei.engine.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AreaSchemeTest {

    private static final AreaScheme CHICAGO = AreaScheme.parse("CITY:2,COMMUNITY:2");

    @Test
    void storesACodeLeftAlignedInEighteenDigits() {
        assertThat(AreaScheme.CHINA.code("350302").value()).isEqualTo(350302000000000000L);
        assertThat(CHICAGO.code("1407").value()).isEqualTo(140700000000000000L);
    }

    @Test
    void readsALongerFormFilledUpWithZerosAsTheSameArea() {
        AreaCode county = AreaScheme.CHINA.code("350302000000");

        assertThat(county).isEqualTo(AreaScheme.CHINA.code("350302"));
        assertThat(county.level().name()).isEqualTo("COUNTY");
        assertThat(county.depth()).isEqualTo(3);
        assertThat(county.text()).isEqualTo("350302");
    }

    @Test
    void keepsLeadingZerosOfACode() {
        assertThat(CHICAGO.code("0107").text()).isEqualTo("0107");
    }

    @Test
    void walksFromTheRootToTheAreaItself() {
        AreaCode village = AreaScheme.CHINA.code("350302001005");

        assertThat(village.ancestors())
                .extracting(AreaCode::text)
                .containsExactly("35", "3503", "350302", "350302001", "350302001005");
        assertThat(village.parent()).map(AreaCode::text).contains("350302001");
        assertThat(AreaScheme.CHINA.code("35").parent()).isEmpty();
    }

    @Test
    void anAreaContainsItselfAndWhatLiesBelowAndNothingElse() {
        AreaCode county = AreaScheme.CHINA.code("350302");

        assertThat(county.contains(county)).isTrue();
        assertThat(county.contains(AreaScheme.CHINA.code("350302999999999999"))).isTrue();
        assertThat(county.contains(AreaScheme.CHINA.code("350303"))).isFalse();
        assertThat(county.contains(AreaScheme.CHINA.code("3503"))).isFalse();
    }

    @Test
    void saysWhyACodeIsRefused() {
        assertRefused("35030", "5 characters long; a code has 2, 4, 6, 9, 12, 15, 18 digits");
        assertRefused("", "0 characters long");
        assertRefused("35o302", "character 3 is not a digit");
        assertRefused("３５０３０２", "character 1 is not a digit");
        assertRefused("350300001", "its COUNTY part is zero");
        assertRefused("000000", "not a number from 1 to 18 digits");
        assertRefused("3".repeat(1000), "1000 characters long");
    }

    private static void assertRefused(String text, String reason) {
        assertThatThrownBy(() -> AreaScheme.CHINA.code(text))
                .isInstanceOf(InvalidAreaCodeException.class)
                .hasMessageContaining(reason)
                .message()
                .hasSizeLessThan(200);
    }

    @Test
    void refusesNumbersThatAreNoCodeOfTheScheme() {
        assertThatThrownBy(() -> AreaScheme.CHINA.of(0))
                .isInstanceOf(InvalidAreaCodeException.class);
        assertThatThrownBy(() -> AreaScheme.CHINA.of(-350302L))
                .isInstanceOf(InvalidAreaCodeException.class);
        assertThatThrownBy(() -> AreaScheme.CHINA.of(AreaRange.MAX + 1))
                .isInstanceOf(InvalidAreaCodeException.class);
        assertThatThrownBy(() -> CHICAGO.of(140700000000000001L))
                .hasMessageContaining("digits after the COMMUNITY part are not zero");
    }

    @Test
    void makesTheChildrenOfAnArea() {
        AreaCode city = CHICAGO.code("14");

        assertThat(city.child(7)).isEqualTo(CHICAGO.code("1407"));
        assertThatThrownBy(() -> city.child(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> city.child(100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> city.child(7).child(1)).hasMessageContaining("lowest level");
    }

    @Test
    void readsAndWritesASchemeAsText() {
        assertThat(AreaScheme.parse(" STATE:2, COUNTY:3,TRACT:6"))
                .hasToString("STATE:2,COUNTY:3,TRACT:6");
        assertThat(AreaScheme.CHINA.findLevel("TOWN")).map(AreaScheme.Level::length).contains(9);
    }

    @Test
    void refusesASchemeThatCannotBeStored() {
        assertThatThrownBy(() -> AreaScheme.parse("A:9,B:9,C:1")).hasMessageContaining("18 digits");
        assertThatThrownBy(() -> AreaScheme.parse("A:2,A:2")).hasMessageContaining("named twice");
        assertThatThrownBy(() -> AreaScheme.parse("A:0")).hasMessageContaining("NAME:digits");
        assertThatThrownBy(() -> AreaScheme.parse("")).hasMessageContaining("NAME:digits");
    }
}
