package org.jingwei.coordination.inspection.list;

import org.jingwei.http.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who keeps the lists of the desk: the centre of the whole place. */
public final class ListKeepers {
    private ListKeepers() {}

    static boolean isOne(JdbcClient jdbc) {
        return jdbc.sql("SELECT scope_keeps_lists()").query(Boolean.class).single();
    }

    /** Refuses everybody else. */
    public static void require(JdbcClient jdbc) {
        if (!isOne(jdbc)) {
            throw Problem.forbidden(
                    "Only the coordination centre of the whole place keeps the lists of"
                            + " inspections.");
        }
    }
}
