package org.jingwei.engine.lake;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * What a batch changes in one area and month: what its rows add less what the rows they replace
 * take away. Of a batch that replaces the whole table only what it adds.
 *
 * @param area stored code of the rows' area; 0 for those in none
 * @param month month of the rows; none for those without a date, or when no month was asked for
 * @param sums change of each column's sum; none where no row has a value
 */
public record Total(
        long area, Optional<YearMonth> month, long count, List<Optional<BigDecimal>> sums) {

    public Total {
        sums = List.copyOf(sums);
    }
}
