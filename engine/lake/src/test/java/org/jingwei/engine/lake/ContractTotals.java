package org.jingwei.engine.lake;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The numbers of one town, and of what lies nowhere, in the table of {@link LakeEngineContract}.
 */
final class ContractTotals {

    private static final long VILLAGE = 350302001001000000L;
    private static final long OTHER_VILLAGE = 350302001002000000L;

    static final Total[] BY_MONTH = {
        new Total(VILLAGE, month(2026, 2), 2, sums("17", "12.49")),
        new Total(
                OTHER_VILLAGE,
                month(1, 1),
                1,
                sums("-9223372036854775808", "-99999999999999.9999")),
        new Total(0, month(2026, 2), 1, sums("1", "0.5"))
    };

    static final Total[] EVER = {
        new Total(VILLAGE, Optional.empty(), 2, sums("12.49")),
        new Total(OTHER_VILLAGE, Optional.empty(), 1, sums("-99999999999999.9999")),
        new Total(0, Optional.empty(), 1, sums("0.5"))
    };

    private ContractTotals() {}

    private static Optional<YearMonth> month(int year, int month) {
        return Optional.of(YearMonth.of(year, month));
    }

    private static List<Optional<BigDecimal>> sums(String... sums) {
        return Arrays.stream(sums).map(sum -> Optional.of(new BigDecimal(sum))).toList();
    }
}
