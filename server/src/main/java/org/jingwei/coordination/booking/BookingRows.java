package org.jingwei.coordination.booking;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger has to know of a matter, out of its rows. */
final class BookingRows {
    private BookingRows() {}

    /** An advice that was taken up. */
    record Taken(String kind, Timestamp givenAt) {}

    /** The last advice of each of these matters that was taken up; most have none. */
    static Map<String, Taken> takenAdvice(JdbcClient jdbc, List<String> matters) {
        Map<String, Taken> taken = new HashMap<>();
        if (!matters.isEmpty()) {
            jdbc.sql("SELECT * FROM matter_taken_advice(:matters)")
                    .param("matters", matters.toArray(String[]::new))
                    .query(row -> {
                        taken.put(
                                row.getString("of_matter"),
                                new Taken(row.getString("kind"), row.getTimestamp("given_at")));
                    });
        }
        return taken;
    }

    /** Whether a matter came into force since: then the advice was followed before. */
    static boolean cameIntoForceSince(
            JdbcClient jdbc, String matter, Set<String> inForce, Taken taken) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM matter_step
                            WHERE matter = :matter AND to_state = ANY (:inForce) AND from_state <> ALL (:inForce)
                              AND number < (SELECT max(number) FROM matter_step WHERE matter = :matter)
                              AND at > :given)\
                        """)
                .param("matter", matter)
                .param("inForce", inForce.toArray(String[]::new))
                .param("given", taken.givenAt())
                .query(Boolean.class)
                .single();
    }
}
