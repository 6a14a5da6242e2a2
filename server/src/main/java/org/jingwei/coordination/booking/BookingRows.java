package org.jingwei.coordination.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jingwei.coordination.Party;
import org.jingwei.ledger.Load;
import org.jingwei.ledger.Saving;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger has to know of a matter, out of its rows. */
final class BookingRows {
    private BookingRows() {}

    /** The step that a matter has just taken. */
    record Taken(int number, Party by) {}

    static Taken last(JdbcClient jdbc, String matter) {
        return jdbc.sql(
                        "SELECT number, party FROM matter_step WHERE matter = :matter ORDER BY number DESC LIMIT 1")
                .param("matter", matter)
                .query((row, number) ->
                        new Taken(row.getInt("number"), Party.valueOf(row.getString("party"))))
                .single();
    }

    /** The kind of the last advice that was taken up since the matter came into force before. */
    static Optional<String> takenAdvice(JdbcClient jdbc, String matter, Set<String> inForce) {
        return jdbc.sql(
                        """
                        SELECT kind FROM matter_advice
                        WHERE matter = :matter AND state IN ('ACCEPTED', 'UPHELD')
                          AND given_at >= coalesce((
                              SELECT max(at) FROM matter_step
                              WHERE matter = :matter AND to_state = ANY (:inForce) AND from_state <> ALL (:inForce)
                                AND number < (SELECT max(number) FROM matter_step WHERE matter = :matter)), '-infinity')
                        ORDER BY number DESC LIMIT 1\
                        """)
                .param("matter", matter)
                .param("inForce", inForce.toArray(String[]::new))
                .query(String.class)
                .optional();
    }

    /**
     * What the matter costs each of its targets.
     *
     * @param saving why minutes are saved where the target did not object
     * @param objected why they are where it did
     */
    static List<Load> loads(JdbcClient jdbc, String matter, Saving saving, Saving objected) {
        return jdbc.sql(
                        """
                        SELECT kind, key, name, area, minutes, coalesce(objects, false) AS objects
                        FROM matter_target target JOIN matter ON matter.id = target.matter
                        LEFT JOIN matter_answer USING (matter, kind, key)
                        WHERE target.matter = :matter\
                        """)
                .param("matter", matter)
                .query((row, number) -> load(row, row.getBoolean("objects") ? objected : saving))
                .list();
    }

    private static Load load(ResultSet row, Saving saving) throws SQLException {
        return new Load(
                new SubjectKey(row.getString("kind"), row.getString("key")),
                row.getString("name"),
                row.getLong("area"),
                row.getInt("minutes"),
                saving);
    }
}
