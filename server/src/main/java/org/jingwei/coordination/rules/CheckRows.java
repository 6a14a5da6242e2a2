package org.jingwei.coordination.rules;

import java.util.Arrays;
import java.util.List;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What was found when matters were checked, and who stood by it, as rows of PostgreSQL. */
final class CheckRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 100;

    private CheckRows() {}

    static void keep(
            JdbcClient jdbc, String matter, int version, String action, List<Finding> findings) {
        jdbc.sql(
                        """
                        INSERT INTO matter_check (matter, version, action, findings)
                        VALUES (:matter, :version, :action, :findings::jsonb)\
                        """)
                .param("matter", matter)
                .param("version", version)
                .param("action", action)
                .param("findings", text(findings))
                .update();
    }

    /** Findings as they are kept. */
    static String text(List<Finding> findings) {
        return JSON.writeValueAsString(findings);
    }

    /** What the last check found, if the scope may know. */
    static List<Finding> kept(JdbcClient jdbc, String matter) {
        return jdbc.sql(
                        "SELECT findings FROM matter_check WHERE matter = :matter ORDER BY version DESC LIMIT 1")
                .param("matter", matter)
                .query((row, number) ->
                        Arrays.asList(JSON.readValue(row.getString("findings"), Finding[].class)))
                .optional()
                .orElse(List.of());
    }

    /** Number of the step that submitted the matter last; 0 before. */
    static int submission(JdbcClient jdbc, String matter) {
        return jdbc.sql(
                        "SELECT coalesce(max(number), 0) FROM matter_step WHERE matter = :matter AND action = 'submit'")
                .param("matter", matter)
                .query(Integer.class)
                .single();
    }

    /** Notes that an account stands by the matter as it was submitted; once is enough. */
    static void confirm(
            JdbcClient jdbc, Scope scope, String matter, int submission, String reason) {
        jdbc.sql(
                        """
                        INSERT INTO matter_confirmation (matter, submission, username, organisation, reason)
                        VALUES (:matter, :submission, :username, :organisation, :reason)
                        ON CONFLICT DO NOTHING\
                        """)
                .param("matter", matter)
                .param("submission", submission)
                .param("username", scope.username())
                .param("organisation", scope.organisation())
                .param("reason", reason)
                .update();
    }

    static List<MatterChecks.Confirmation> confirmations(
            JdbcClient jdbc, String matter, int submission) {
        return jdbc.sql(
                        """
                        SELECT * FROM matter_confirmation WHERE matter = :matter AND submission = :submission
                        ORDER BY confirmed_at LIMIT :most\
                        """)
                .param("matter", matter)
                .param("submission", submission)
                .param("most", MOST)
                .query((row, number) ->
                        new MatterChecks.Confirmation(
                                row.getString("username"),
                                row.getString("organisation"),
                                row.getString("reason"),
                                row.getTimestamp("confirmed_at").toInstant()))
                .list();
    }
}
