package org.jingwei.area;

import java.util.Arrays;
import java.util.OptionalLong;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * All codes there are, in memory, for work that asks once a row: a lookup is a binary search over
 * one sorted array. Reads nothing about an area but that it exists.
 */
@Component
public class AreaRegister {
    private final AreaScheme scheme;
    private final Current<long[]> codes;

    AreaRegister(ScopedDatabase database, AreaScheme scheme) {
        this.scheme = scheme;
        this.codes = new Current<>(() -> stored(database));
    }

    private static long[] stored(ScopedDatabase database) {
        return database
                .call(
                        Scope.platform("area-register"),
                        jdbc ->
                                jdbc.sql("SELECT code FROM area ORDER BY code")
                                        .query(Long.class)
                                        .list())
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Whether there is an area of this stored code. */
    public boolean contains(long value) {
        return Arrays.binarySearch(codes.get(), value) >= 0;
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
        return codes.get().length;
    }

    @TransactionalEventListener
    void on(AreasImported event) {
        codes.outdate();
    }
}
