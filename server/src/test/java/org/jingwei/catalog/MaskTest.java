package org.jingwei.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {
    @Test
    void showsTheFirstCharacterOfAName() {
        assertThat(Mask.NAME.applyTo("林小明")).isEqualTo("林**");
        assertThat(Mask.NAME.applyTo("𠮷田")).isEqualTo("𠮷**");
    }

    @Test
    void showsSixAndFourOfAnIdNumber() {
        assertThat(Mask.ID_NUMBER.applyTo("11010519491231002X")).isEqualTo("110105********002X");
    }

    @Test
    void showsThreeAndFourOfAPhoneNumber() {
        assertThat(Mask.PHONE.applyTo("13800138000")).isEqualTo("138****8000");
    }

    @Test
    void cutsAnAddressAfterSixCharacters() {
        assertThat(Mask.ADDRESS.applyTo("莆田市城厢区龙桥街道1号")).isEqualTo("莆田市城厢区…");
    }

    @Test
    void hidesValuesThatAreNoLongerThanWhatIsShown() {
        assertThat(Mask.PHONE.applyTo("1234567")).isEqualTo("1****");
        assertThat(Mask.NAME.applyTo("林")).isEqualTo("**");
        assertThat(Mask.ADDRESS.applyTo("龙桥街道")).isEqualTo("…");
    }
}
