package org.jingwei.demo.city.record;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(strings = {"91110000101623741K", "911101066976941872"})
    void knownCodesAreValid(String code) {
        assertThat(CreditCode.isValid(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91350211M0000XUF46",
                "91110000101623741J",
                "91110000101623741",
                "9111000010162374IK",
                ""
            })
    void wrongCodesAreNot(String code) {
        assertThat(CreditCode.isValid(code)).isFalse();
    }

    @Test
    void aSumThatIsAMultipleOf31ChecksAsZero() {
        String open = "00000000000000000";

        assertThat(CreditCode.check(open)).isEqualTo('0');
        assertThat(CreditCode.isValid(open + "0")).isTrue();
    }

    @Test
    void theOrganisationCodeInsideHasItsOwnCheck() {
        assertThat(CreditCode.bodyCheck("M0000XUF")).isEqualTo('4');
    }

    @Property
    void generatedCodesAreValidInBothChecks(@ForAll @LongRange(min = 0) long n) {
        String code = CreditCode.generated("350302", n);

        assertThat(CreditCode.isValid(code)).isTrue();
        assertThat(code).startsWith("91350302DM");
        assertThat(CreditCode.bodyCheck(code.substring(8, 16))).isEqualTo(code.charAt(16));
    }

    @Property
    void differentNumbersGiveDifferentCodes(
            @ForAll @IntRange(min = 0) int one,
            @ForAll @IntRange(min = 1, max = 50_000_000) int by) {
        assertThat(CreditCode.generated("350302", one))
                .isNotEqualTo(CreditCode.generated("350302", (long) one + by));
    }

    /** A factor that shares the alphabet's 31 would come round early, at a power of 31. */
    @ParameterizedTest
    @ValueSource(longs = {31, 961, 29_791, 923_521, 28_629_151})
    void numbersAPowerOf31ApartGiveDifferentCodes(long apart) {
        assertThat(CreditCode.generated("350302", 7 + apart))
                .isNotEqualTo(CreditCode.generated("350302", 7));
    }

    @Property
    void anyOneWrongCharacterIsFound(
            @ForAll @LongRange(min = 0) long n,
            @ForAll @IntRange(min = 0, max = 17) int at,
            @ForAll @IntRange(min = 1, max = 30) int by) {
        StringBuilder code = new StringBuilder(CreditCode.generated("350322", n));
        int rank = (ALPHABET.indexOf(code.charAt(at)) + by) % ALPHABET.length();
        code.setCharAt(at, ALPHABET.charAt(rank));

        assertThat(CreditCode.isValid(code.toString())).isFalse();
    }
}
