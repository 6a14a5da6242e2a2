package org.jingwei.ledger;

import java.util.HashMap;
import java.util.Map;
import org.jingwei.area.Area;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;

/**
 * A slice as a condition of SQL. Row-level security says what is seen of it.
 *
 * @param range of stored area codes
 * @param depth level of the area
 * @param below by how much the codes of areas right below the range's own differ; 1 at the lowest
 */
record SlicePart(LedgerSlice slice, AreaRange range, int depth, long below) {
    /** Which sort of entries; of sums too. */
    static final String SORT =
            "(:mechanism = '' OR mechanism = :mechanism) AND (:booking = '' OR booking = :booking) AND (:saving = '' OR saving = :saving)";

    static final String CONDITION =
            "area BETWEEN :lo AND :hi AND day BETWEEN :from AND :to AND (:requester = '' OR requester = :requester) AND "
                    + SORT;

    /** The slice in the area that it names, or in all. */
    static SlicePart of(Scope scope, Areas areas, LedgerSlice slice) {
        String code =
                slice.area()
                        .or(() -> areas.root(scope).map(AreaName::code))
                        .orElseThrow(() -> Problem.notFound("The area"));
        Area area = areas.get(scope, code);
        return new SlicePart(slice, area.range(), area.depth(), below(areas, area));
    }

    /** The levels of a tree have fixed numbers of digits: the code of the area below is a cut. */
    private static long below(Areas areas, Area area) {
        return areas.scheme().levels().stream()
                .filter(level -> level.depth() == area.depth() + 1)
                .mapToLong(level -> power(AreaScheme.STORED_DIGITS - level.length()))
                .findFirst()
                .orElse(1);
    }

    /** Ten to the power of this number. */
    static long power(int zeros) {
        long value = 1;
        for (int i = 0; i < zeros; i++) {
            value *= 10;
        }
        return value;
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("lo", range.lo());
        parameters.put("hi", range.hi());
        parameters.put("from", slice.from());
        parameters.put("to", slice.to());
        parameters.put("mechanism", slice.mechanism().orElse(""));
        parameters.put("requester", slice.requester().orElse(""));
        parameters.put("booking", slice.booking().map(Enum::name).orElse(""));
        parameters.put("saving", slice.saving().map(Enum::name).orElse(""));
        return parameters;
    }
}
