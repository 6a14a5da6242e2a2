package org.jingwei.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * What a step of a matter writes, by JDBC alone: the matter and its targets, the history, what the
 * check found, the deadline, the entries of the ledger, the audit entry with its chain. Nobody is
 * asked who may, no rule is read, nothing is answered.
 */
final class BareSteps {
    private static final String[][] STEPS = {
        {"submit", "DRAFT", "SUBMITTED"},
        {"approve", "SUBMITTED", "APPROVED"},
        {"start", "APPROVED", "UNDER_WAY"},
        {"finish", "UNDER_WAY", "DONE"}
    };

    private static final String MOVE =
            "UPDATE matter SET state = ?, submitted = true, version = version + 1, changed_at = now() WHERE id = ?";
    private static final String SHOW =
            "UPDATE matter_target SET submitted = true, state = ?, since = clock_timestamp() WHERE matter = ?";
    private static final String STEP =
            """
            INSERT INTO matter_step (matter, number, action, from_state, to_state, party, organisation, username, reason)
            VALUES (?, ?, ?, ?, ?, 'REQUESTER', 'gate-department', 'gate-department', 'bench')\
            """;
    private static final String CHECK =
            "INSERT INTO matter_check (matter, version, action, findings) VALUES (?, ?, ?, '[]')";
    private static final String DEADLINE =
            """
            INSERT INTO matter_deadline (matter, state, since, days, warning, due, area_lo, area_hi)
            VALUES (?, 'SUBMITTED', now(), 3, 6, now() + interval '3 days', 1, 2)\
            """;
    private static final String BOOKING =
            """
            INSERT INTO ledger_entry (matter, step, title, mechanism, requester, legal_basis, kind, key, name, area, booking, minutes, day)
            SELECT matter.id, ?, title, matter.mechanism, matter.requester, legal_basis, kind, key, name, area, ?, minutes, current_date
            FROM matter_target target JOIN matter ON matter.id = target.matter WHERE target.matter = ?\
            """;
    private static final String NO_DEADLINE = "DELETE FROM matter_deadline WHERE matter = ?";
    private static final String AUDIT =
            """
            INSERT INTO audit_entry (username, organisation, action, object, scope, row_count, outcome)
            VALUES ('gate-department', 'gate-department', ?, ?, '350300000000000000-350399999999999999', 1, 'done')\
            """;

    private BareSteps() {}

    /**
     * Takes matters of one lane through their lives.
     *
     * @param together of so many at a time the same step is one transaction
     */
    static void run(
            GateBench.Database database,
            String kind,
            int lane,
            TransitionBench.Stretch stretch,
            int together)
            throws IOException, SQLException {
        try (Connection connection = database.connect();
                PreparedStatement move = connection.prepareStatement(MOVE);
                PreparedStatement show = connection.prepareStatement(SHOW);
                PreparedStatement step = connection.prepareStatement(STEP);
                PreparedStatement check = connection.prepareStatement(CHECK);
                PreparedStatement deadline = connection.prepareStatement(DEADLINE);
                PreparedStatement noDeadline = connection.prepareStatement(NO_DEADLINE);
                PreparedStatement booking = connection.prepareStatement(BOOKING);
                PreparedStatement audit = connection.prepareStatement(AUDIT)) {
            connection.setAutoCommit(false);
            for (int first = stretch.from(); first < stretch.to(); first += together) {
                for (int number = 0; number < STEPS.length; number++) {
                    String[] what = STEPS[number];
                    for (int i = first; i < first + together; i++) {
                        String matter = TransitionBench.matter(kind, lane, i);
                        execute(show, what[2], matter);
                        execute(move, what[2], matter);
                        execute(step, matter, number + 1, what[0], what[1], what[2]);
                        if (number < 2) {
                            execute(check, matter, number + 1, what[0]);
                            execute(number == 0 ? deadline : noDeadline, matter);
                            execute(booking, number + 1, number == 0 ? "ASKED" : "IMPOSED", matter);
                        }
                        execute(audit, "matter." + what[0], "matter:" + matter);
                    }
                    connection.commit();
                }
            }
        }
    }

    private static void execute(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }
}
