package org.jingwei.coordination.evaluation;

import java.util.List;
import java.util.UUID;
import org.jingwei.scope.SubjectKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has voted, urns and what was counted, as rows of PostgreSQL. */
final class EvaluationRows {
    private EvaluationRows() {}

    /** Whose ballots lie together: sealed with one key, for one requester and on the same items. */
    record Urns(String requester, String mechanism, String keyName) {
        String use() {
            return "evaluation:" + requester + ":" + mechanism + ":" + keyName;
        }
    }

    /** Where ballots are counted. */
    record Cell(String requester, String mechanism, String month, long area) {}

    static boolean hasVoted(JdbcClient jdbc, String matter, SubjectKey target) {
        return voter(
                        jdbc,
                        "SELECT EXISTS (SELECT FROM evaluation_voter WHERE matter = :matter AND kind = :kind AND key = :key)",
                        matter,
                        target)
                .query(Boolean.class)
                .single();
    }

    /** Uses the one ballot of a target; false if it was used before. */
    static boolean vote(JdbcClient jdbc, String matter, SubjectKey target) {
        return voter(
                                jdbc,
                                "INSERT INTO evaluation_voter (matter, kind, key) VALUES (:matter, :kind, :key) ON CONFLICT DO NOTHING",
                                matter,
                                target)
                        .update()
                > 0;
    }

    private static JdbcClient.StatementSpec voter(
            JdbcClient jdbc, String sql, String matter, SubjectKey target) {
        return jdbc.sql(sql)
                .param("matter", matter)
                .param("kind", target.kind())
                .param("key", target.key());
    }

    /** The urn, held until the transaction ends; an empty one is set up where there is none. */
    static byte[] hold(JdbcClient jdbc, Urns urns, byte[] empty) {
        urn(
                        jdbc,
                        "INSERT INTO evaluation_urn VALUES (:requester, :mechanism, :keyName, :ballots) ON CONFLICT DO NOTHING",
                        urns)
                .param("ballots", empty)
                .update();
        return urn(
                        jdbc,
                        """
                        SELECT ballots FROM evaluation_urn
                        WHERE requester = :requester AND mechanism = :mechanism AND key_name = :keyName FOR UPDATE\
                        """,
                        urns)
                .query((row, number) -> row.getBytes("ballots"))
                .single();
    }

    static void set(JdbcClient jdbc, Urns urns, byte[] ballots) {
        urn(
                        jdbc,
                        """
                        UPDATE evaluation_urn SET ballots = :ballots
                        WHERE requester = :requester AND mechanism = :mechanism AND key_name = :keyName\
                        """,
                        urns)
                .param("ballots", ballots)
                .update();
    }

    private static JdbcClient.StatementSpec urn(JdbcClient jdbc, String sql, Urns urns) {
        return jdbc.sql(sql)
                .param("requester", urns.requester())
                .param("mechanism", urns.mechanism())
                .param("keyName", urns.keyName());
    }

    static void count(JdbcClient jdbc, Cell cell, String item, int ballots, long points) {
        cell(
                        jdbc,
                        """
                        INSERT INTO evaluation_sum AS sum (requester, mechanism, month, item, area, ballots, points)
                        VALUES (:requester, :mechanism, :month, :item, :area, :ballots, :points)
                        ON CONFLICT (requester, mechanism, month, item) DO UPDATE SET
                            ballots = sum.ballots + :ballots, points = sum.points + :points\
                        """,
                        cell)
                .param("item", item)
                .param("ballots", ballots)
                .param("points", points)
                .update();
    }

    /** Keeps words, in the order of ids that chance gives them. */
    static void keep(JdbcClient jdbc, Cell cell, List<String> words) {
        cell(
                        jdbc,
                        """
                        INSERT INTO evaluation_suggestion (id, requester, mechanism, month, area, words)
                        SELECT id::uuid, :requester, :mechanism, :month, :area, words
                        FROM unnest(:ids::text[], :words::text[]) AS said (id, words) ORDER BY id\
                        """,
                        cell)
                .param(
                        "ids",
                        words.stream()
                                .map(_ -> UUID.randomUUID().toString())
                                .toArray(String[]::new))
                .param("words", words.toArray(String[]::new))
                .update();
    }

    private static JdbcClient.StatementSpec cell(JdbcClient jdbc, String sql, Cell cell) {
        return jdbc.sql(sql)
                .param("requester", cell.requester())
                .param("mechanism", cell.mechanism())
                .param("month", cell.month())
                .param("area", cell.area());
    }
}
