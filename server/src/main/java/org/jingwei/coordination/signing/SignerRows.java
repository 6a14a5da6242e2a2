package org.jingwei.coordination.signing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jingwei.coordination.MatterChanged;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signers as rows of PostgreSQL. */
final class SignerRows {
    private static final int MOST = 1000;

    private SignerRows() {}

    private static Signer signer(ResultSet row) throws SQLException {
        return new Signer(
                row.getInt("number"),
                row.getInt("asking"),
                row.getInt("step"),
                row.getString("organisation"),
                row.getBoolean("required"),
                row.getString("question"),
                row.getString("asked_by"),
                row.getTimestamp("asked_at").toInstant(),
                Signer.State.valueOf(row.getString("state")),
                row.getBoolean("counts"),
                row.getString("answer"),
                Objects.requireNonNullElse(row.getString("answered_by"), ""),
                Optional.ofNullable(row.getTimestamp("answered_at")).map(Timestamp::toInstant));
    }

    /** All that were asked in a matter, in the order in which they are asked. */
    static List<Signer> list(JdbcClient jdbc, String matter) {
        return jdbc.sql(
                        "SELECT * FROM matter_signer WHERE matter = :matter ORDER BY asking, step, number LIMIT :most")
                .param("matter", matter)
                .param("most", MOST)
                .query((row, number) -> signer(row))
                .list();
    }

    /** The same of several, by their ids, for who brings them on; who asked nobody is not there. */
    static Map<String, List<Signer>> ofHeld(JdbcClient jdbc, List<String> matters) {
        Map<String, List<Signer>> signers = new HashMap<>();
        jdbc.sql("SELECT * FROM matter_signers(:matters) ORDER BY asking, step, number LIMIT :most")
                .param("matters", matters.toArray(String[]::new))
                .param("most", MOST * matters.size())
                .query(row -> {
                    signers.computeIfAbsent(row.getString("matter"), _ -> new ArrayList<>())
                            .add(signer(row));
                });
        return signers;
    }

    /**
     * Whom to ask.
     *
     * @param place when, and with whom
     */
    record Asked(String organisation, Place place, boolean required, String question) {}

    /** When somebody is asked: in which asking, and after whom. */
    record Place(int asking, int step) {}

    static void insert(JdbcClient jdbc, Scope scope, String matter, Asked asked) {
        jdbc.sql(
                        """
                        INSERT INTO matter_signer (matter, number, asking, step, organisation, required, question, asked_by, asked_username)
                        SELECT :matter, coalesce(max(number), 0) + 1, :asking, :step, :organisation, :required, :question, :by, :username
                        FROM matter_signer WHERE matter = :matter\
                        """)
                .param("matter", matter)
                .param("asking", asked.place().asking())
                .param("step", asked.place().step())
                .param("organisation", asked.organisation())
                .param("required", asked.required())
                .param("question", asked.question())
                .param("by", scope.organisation())
                .param("username", scope.username())
                .update();
    }

    /** Ends a question that waits; false if it was ended before. */
    static boolean end(
            JdbcClient jdbc,
            Scope scope,
            String matter,
            int number,
            Signer.State state,
            String answer) {
        return jdbc.sql(
                                """
                                UPDATE matter_signer SET state = :state, answer = :answer, answered_by = :username,
                                    answered_at = now()
                                WHERE matter = :matter AND number = :number AND state = 'WAITING'\
                                """)
                        .param("matter", matter)
                        .param("number", number)
                        .param("state", state.name())
                        .param("answer", answer)
                        .param("username", scope.username())
                        .update()
                == 1;
    }

    /**
     * Ends what still waits in matters that went on.
     *
     * @param forgetting of each, whether what was answered does not count any more either
     * @return the matters in which anything waited or was forgotten
     */
    static List<String> lapse(
            JdbcClient jdbc, List<MatterChanged> went, Predicate<MatterChanged> forgetting) {
        return jdbc.sql("SELECT lapsed FROM matter_opinions_lapse(:matters, :forgetting)")
                .param("matters", went.stream().map(MatterChanged::matter).toArray(String[]::new))
                .param("forgetting", went.stream().map(forgetting::test).toArray(Boolean[]::new))
                .query((row, number) -> row.getString("lapsed"))
                .list();
    }

    /** Says anew whose turn it is; who is asked sees the matter from now on. */
    static void turn(JdbcClient jdbc, String matter) {
        jdbc.sql("UPDATE matter_party SET waits = false WHERE matter = :matter AND waits")
                .param("matter", matter)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO matter_party (organisation, matter, signs, waits)
                        SELECT organisation, matter, true, true FROM matter_signer now
                        WHERE matter = :matter AND state = 'WAITING' AND step = (
                            SELECT min(step) FROM matter_signer WHERE matter_signer.matter = now.matter
                                AND matter_signer.asking = now.asking AND matter_signer.state = 'WAITING')
                        ON CONFLICT (organisation, matter) DO UPDATE SET signs = true, waits = true\
                        """)
                .param("matter", matter)
                .update();
    }
}
