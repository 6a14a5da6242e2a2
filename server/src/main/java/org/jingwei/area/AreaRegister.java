package org.jingwei.area;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * All codes there are and what became of those that were, in memory, for work that asks once a row:
 * a lookup is a binary search over one sorted array. Reads nothing else about an area.
 */
@Component
public class AreaRegister {
    private final AreaScheme scheme;
    private final Current<KnownAreas> codes;

    AreaRegister(ScopedDatabase database, AreaScheme scheme, AreaVersion version) {
        this.scheme = scheme;
        this.codes = new Current<>(() -> stored(database), version::current);
    }

    /** Where rows of a code are placed. */
    public sealed interface Whereabouts {
        /** The code names no area, and none came of it. */
        Whereabouts UNKNOWN = new Nowhere();

        /** No area. */
        record Nowhere() implements Whereabouts {}

        /** One area: the one of the code, or the only one that came of it. */
        record At(long area) implements Whereabouts {}

        /**
         * One of several areas that came of the one of the code; this one when it is not known
         * which.
         */
        record Among(long parent) implements Whereabouts {}
    }

    private KnownAreas stored(ScopedDatabase database) {
        List<Stored> areas =
                database.call(
                        Scope.platform("area-register"),
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT code, predecessor, coalesce(valid_to < current_date, false) AS ended
                                                FROM area ORDER BY code\
                                                """)
                                        .query(AreaRegister::area)
                                        .list());
        Map<Long, List<Long>> successors = new HashMap<>();
        for (Stored area : areas) {
            Successions.predecessors(scheme, area.predecessor()).stream()
                    .filter(former -> former != area.code())
                    .forEach(former ->
                            successors
                                    .computeIfAbsent(former, code -> new ArrayList<>())
                                    .add(area.code()));
        }
        return new KnownAreas(
                scheme,
                areas.stream().mapToLong(Stored::code).toArray(),
                areas.stream()
                        .filter(Stored::ended)
                        .map(Stored::code)
                        .collect(Collectors.toUnmodifiableSet()),
                successors);
    }

    private record Stored(long code, Optional<String> predecessor, boolean ended) {}

    private static Stored area(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getLong("code"),
                Optional.ofNullable(row.getString("predecessor")),
                row.getBoolean("ended"));
    }

    /** Whether there is an area of this stored code. */
    public boolean contains(long value) {
        return codes.get().contains(value);
    }

    /**
     * Where rows of this stored code are placed: in its area, though it ended, since they may be
     * counted as they came; for which area of today they count is told by {@link Succession}. Rows
     * of an area that was divided may say by their position in which part they lie. A code that is
     * no area's is followed to what came of it.
     */
    public Whereabouts whereabouts(long value) {
        return codes.get().whereabouts(value);
    }

    /** The stored code that a text names, if it names an area that is there. */
    public OptionalLong find(String text) {
        try {
            long value = scheme.code(text).value();
            return contains(value) ? OptionalLong.of(value) : OptionalLong.empty();
        } catch (InvalidAreaCodeException e) {
            return OptionalLong.empty();
        }
    }

    /** How many areas there are. */
    public int size() {
        return codes.get().size();
    }

    @TransactionalEventListener
    void on(AreasImported event) {
        codes.outdate();
    }
}
