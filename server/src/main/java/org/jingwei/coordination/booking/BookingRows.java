package org.jingwei.coordination.booking;

import java.sql.Timestamp;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger has to know of a matter, out of its rows. */
final class BookingRows {
    private BookingRows() {}

    /** An advice that was taken up. */
    private record Taken(String kind, Timestamp givenAt) {}

    /**
     * The kind of the last advice that was taken up since the matter came into force before. Most
     * matters have none: then its history is not read.
     */
    static Optional<String> takenAdvice(JdbcClient jdbc, String matter, Set<String> inForce) {
        return jdbc.sql("SELECT * FROM matter_taken_advice(:matter)")
                .param("matter", matter)
                .query((row, number) ->
                        new Taken(row.getString("kind"), row.getTimestamp("given_at")))
                .optional()
                .filter(taken -> !cameIntoForceSince(jdbc, matter, inForce, taken))
                .map(Taken::kind);
    }

    private static boolean cameIntoForceSince(
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
