package org.jingwei.map;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointTextsTest {
    @Test
    void givesEachPointItsOwnTexts() {
        PointTexts texts = new PointTexts();
        for (int i = 0; i < 10_000; i++) {
            texts.add("第" + i + "厂", i % 2 == 0 ? "" : "key" + i);
        }
        texts.trim();

        assertThat(texts.name(0)).isEqualTo("第0厂");
        assertThat(texts.key(0)).isEmpty();
        assertThat(texts.name(9_999)).isEqualTo("第9999厂");
        assertThat(texts.key(9_999)).isEqualTo("key9999");
    }

    @Test
    void holdsATextLongerThanItsFirstRoom() {
        PointTexts texts = new PointTexts();
        String longName = "长".repeat(100_000);
        texts.add(longName, "k");

        assertThat(texts.name(0)).isEqualTo(longName);
        assertThat(texts.key(0)).isEqualTo("k");
    }
}
