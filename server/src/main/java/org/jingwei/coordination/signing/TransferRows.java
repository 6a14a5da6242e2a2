package org.jingwei.coordination.signing;

import java.util.List;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Transfers of matters, and the centres there could be, as rows of PostgreSQL. */
final class TransferRows {
    private static final int MOST = 200;

    private TransferRows() {}

    static List<Transfer> list(JdbcClient jdbc, String matter) {
        return jdbc.sql(
                        "SELECT * FROM matter_transfer WHERE matter = :matter ORDER BY number LIMIT :most")
                .param("matter", matter)
                .param("most", MOST)
                .query((row, number) ->
                        new Transfer(
                                row.getInt("number"),
                                row.getString("from_centre"),
                                row.getString("to_centre"),
                                row.getString("reason"),
                                row.getTimestamp("transferred_at").toInstant()))
                .list();
    }

    /** The other centres in whose areas a target of the matter lies, the nearest first. */
    static List<String> competent(JdbcClient jdbc, Scope scope, String matter) {
        return jdbc.sql(
                        """
                        SELECT centre.id FROM organisation centre JOIN area ON area.code = centre.area
                        WHERE centre.kind = 'CENTRE' AND centre.id <> :own AND EXISTS (
                            SELECT FROM matter_target target WHERE target.matter = :matter
                              AND target.area BETWEEN area.code AND area.hi)
                        ORDER BY area.hi - area.code, centre.id LIMIT :most\
                        """)
                .param("own", scope.organisation())
                .param("matter", matter)
                .param("most", MOST)
                .query((row, number) -> row.getString("id"))
                .list();
    }

    static void insert(JdbcClient jdbc, Scope scope, String matter, String to, String reason) {
        jdbc.sql(
                        """
                        INSERT INTO matter_transfer (matter, number, from_centre, to_centre, reason, username)
                        SELECT :matter, coalesce(max(number), 0) + 1, :from, :to, :reason, :username
                        FROM matter_transfer WHERE matter = :matter\
                        """)
                .param("matter", matter)
                .param("from", scope.organisation())
                .param("to", to)
                .param("reason", reason)
                .param("username", scope.username())
                .update();
    }

    /** From now on the one decides and the other one does not; both see the matter. */
    static void decide(JdbcClient jdbc, String matter, String organisation, boolean decides) {
        jdbc.sql(
                        """
                        INSERT INTO matter_party (organisation, matter, decides) VALUES (:organisation, :matter, :decides)
                        ON CONFLICT (organisation, matter) DO UPDATE SET decides = :decides\
                        """)
                .param("organisation", organisation)
                .param("matter", matter)
                .param("decides", decides)
                .update();
    }
}
