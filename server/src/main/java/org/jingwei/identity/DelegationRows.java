package org.jingwei.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Delegations as rows of PostgreSQL. */
final class DelegationRows {
    private static final int MOST = 200;

    private DelegationRows() {}

    /** What an account wants to give. */
    record Given(String taker, LocalDate from, LocalDate to, String reason) {}

    private static Delegation delegation(ResultSet row, Map<String, String> names)
            throws SQLException {
        String giver = row.getString("giver");
        String taker = row.getString("taker");
        return new Delegation(
                row.getString("id"),
                giver,
                names.getOrDefault(giver, giver),
                taker,
                names.getOrDefault(taker, taker),
                row.getObject("from_day", LocalDate.class),
                row.getObject("to_day", LocalDate.class),
                row.getString("reason"),
                row.getTimestamp("given_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("ended_at")).map(Timestamp::toInstant),
                row.getBoolean("in_force"));
    }

    /** Those an account gave or was given, the newest first. */
    static List<Delegation> list(JdbcClient jdbc, String username) {
        Map<String, String> names =
                names(
                        jdbc,
                        jdbc.sql(
                                        "SELECT DISTINCT unnest(ARRAY[giver, taker]) FROM delegation WHERE :username IN (giver, taker)")
                                .param("username", username)
                                .query((row, number) -> row.getString(1))
                                .list());
        return jdbc.sql(
                        """
                        SELECT *, ended_at IS NULL AND current_date BETWEEN from_day AND to_day AS in_force
                        FROM delegation WHERE :username IN (giver, taker) ORDER BY given_at DESC, id LIMIT :most\
                        """)
                .param("username", username)
                .param("most", MOST)
                .query((row, number) -> delegation(row, names))
                .list();
    }

    /** What these accounts are called. */
    static Map<String, String> names(JdbcClient jdbc, Collection<String> usernames) {
        Map<String, String> names = new HashMap<>();
        jdbc.sql("SELECT username, display_name FROM account WHERE username = ANY (:usernames)")
                .param("usernames", usernames.toArray(String[]::new))
                .query(row -> {
                    names.put(row.getString("username"), row.getString("display_name"));
                });
        return names;
    }

    /** Holds an account until the transaction ends, so that its delegations come one by one. */
    static LocalDate holdGiver(JdbcClient jdbc, String giver) {
        return jdbc.sql("SELECT current_date FROM account WHERE username = :giver FOR UPDATE")
                .param("giver", giver)
                .query(LocalDate.class)
                .single();
    }

    static boolean isGiven(JdbcClient jdbc, String giver, Optional<String> requestKey) {
        return requestKey.isPresent()
                && jdbc.sql(
                                "SELECT EXISTS (SELECT FROM delegation WHERE giver = :giver AND request_key = :key)")
                        .param("giver", giver)
                        .param("key", requestKey.get())
                        .query(Boolean.class)
                        .single();
    }

    static boolean overlaps(JdbcClient jdbc, String giver, Given given) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM delegation WHERE giver = :giver AND taker = :taker
                            AND ended_at IS NULL AND from_day <= :to AND to_day >= :from)\
                        """)
                .param("giver", giver)
                .param("taker", given.taker())
                .param("from", given.from())
                .param("to", given.to())
                .query(Boolean.class)
                .single();
    }

    static void insert(
            JdbcClient jdbc, Caller giver, String id, Given given, Optional<String> requestKey) {
        jdbc.sql(
                        """
                        INSERT INTO delegation (id, organisation, giver, taker, from_day, to_day, reason, request_key)
                        VALUES (:id, :organisation, :giver, :taker, :from, :to, :reason, :key)\
                        """)
                .param("id", id)
                .param("organisation", giver.organisation().id())
                .param("giver", giver.username())
                .param("taker", given.taker())
                .param("from", given.from())
                .param("to", given.to())
                .param("reason", given.reason())
                .param("key", requestKey.orElse(null))
                .update();
    }

    static boolean end(JdbcClient jdbc, String giver, String id) {
        return jdbc.sql(
                                "UPDATE delegation SET ended_at = now() WHERE id = :id AND giver = :giver AND ended_at IS NULL")
                        .param("id", id)
                        .param("giver", giver)
                        .update()
                == 1;
    }

    static boolean isInForce(JdbcClient jdbc, String giver, Caller taker) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM delegation JOIN account ON account.username = giver
                            WHERE giver = :giver AND taker = :taker AND ended_at IS NULL
                              AND current_date BETWEEN from_day AND to_day
                              AND account.organisation = delegation.organisation
                              AND delegation.organisation = :organisation)\
                        """)
                .param("giver", giver)
                .param("taker", taker.username())
                .param("organisation", taker.organisation().id())
                .query(Boolean.class)
                .single();
    }
}
