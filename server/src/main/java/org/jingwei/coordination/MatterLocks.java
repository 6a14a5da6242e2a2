package org.jingwei.coordination;

import java.util.Collection;
import java.util.List;
import org.jingwei.http.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds matters, and what is counted of them, until the transaction ends.
 *
 * <p>Idea: everybody takes locks in one order: first the rows of all matters that the transaction
 * acts on, by their ids; then what rules count by (each target and each requester, as one of
 * {@value #SLOTS} locks a mechanism, so that many targets are not many locks), by their slots; last
 * the audit trail. A transaction that acts on several matters calls {@link #hold} before its first
 * step, since a second row taken after a first note in the trail waits for whoever waits for the
 * trail.
 */
public final class MatterLocks {
    private static final int SLOTS = 64;

    /**
     * Begins a statement that holds what is counted of {@code :matters} before it reads what it
     * joins with {@code held}; counts are a statement of their own after it.
     */
    public static final String HOLDING_COUNTED =
            "WITH held AS MATERIALIZED (SELECT matter_hold_counted(:matters, " + SLOTS + ")) ";

    private MatterLocks() {}

    /**
     * Holds all of these matters with what is counted of them.
     *
     * @return the matters by their ids
     * @throws Problem not-found if one of them does not concern the caller
     */
    public static List<Matter> hold(JdbcClient jdbc, Collection<String> ids) {
        List<Matter> held = MatterRows.hold(jdbc, ids);
        if (held.size() < ids.stream().distinct().count()) {
            throw Problem.notFound("The matter");
        }
        counted(jdbc, ids);
        return held;
    }

    /** Holds what is counted of matters that are held themselves. */
    public static void counted(JdbcClient jdbc, Collection<String> ids) {
        jdbc.sql("SELECT matter_hold_counted(:matters, :slots)")
                .param("matters", ids.toArray(String[]::new))
                .param("slots", SLOTS)
                .query((row, number) -> true)
                .single();
    }
}
