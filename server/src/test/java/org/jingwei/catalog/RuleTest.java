package org.jingwei.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {
    @ParameterizedTest
    @ValueSource(strings = {"91110000101623741K", "911101066976941872"})
    void knowsCreditCodesByTheirCheckCharacter(String code) {
        assertThat(Rule.USCC.refusal(code)).isEmpty();
    }

    @Test
    void refusesACreditCodeWhoseCheckCharacterDoesNotFit() {
        assertThat(Rule.USCC.refusal("91350211M0000XUF46")).get().asString().contains("check");
        assertThat(Rule.USCC.refusal("91350211M0000XUF4R")).isEmpty();
    }

    @Test
    void takesTheCheckCharacterZeroWhereTheSumIsAMultipleOf31() {
        int zeros = 0;
        for (int i = 0; i < 2000; i++) {
            String code = String.format("91350302%09d0", i);
            zeros += Rule.USCC.refusal(code).isEmpty() ? 1 : 0;
        }
        assertThat(zeros).isBetween(40, 90);
    }

    @ParameterizedTest
    @ValueSource(strings = {"91110000101623741", "91110000101623741k", "91110000I01623741K", "企业"})
    void refusesWhatIsNoCreditCode(String code) {
        assertThat(Rule.USCC.refusal(code)).isPresent();
    }

    @Test
    void knowsCitizenNumbersByBirthdayAndCheckCharacter() {
        assertThat(Rule.CITIZEN_ID.refusal("11010519491231002X")).isEmpty();
        assertThat(Rule.CITIZEN_ID.refusal("110105194912310021"))
                .get()
                .asString()
                .contains("check");
        assertThat(Rule.CITIZEN_ID.refusal("11010519490231002X")).get().asString().contains("date");
        assertThat(Rule.CITIZEN_ID.refusal("1101051949123100")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "+8613800138000", "0594-2288000", "059422880001"})
    void takesMobileAndFixedNumbers(String number) {
        assertThat(Rule.PHONE.refusal(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "23800138000", "1380013800", "phone"})
    void refusesWhatIsNoPhoneNumber(String number) {
        assertThat(Rule.PHONE.refusal(number)).isPresent();
    }
}
