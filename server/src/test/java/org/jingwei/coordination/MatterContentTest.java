package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is asked belongs to whoever asks: the database itself keeps it from the other parties, with
 * the role and the scope that the application has when they act.
 */
class MatterContentTest {
    private static final String EVERYWHERE = "{[350300000000000000,350399999999999999]}";

    private final GateCity city = GateCity.shared();

    /** Runs an update as the application does it for an organisation; nothing of it stays. */
    private int update(String organisation, String subject, String id, String set)
            throws IOException, SQLException {
        try (Connection application = city.server().database("application");
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute(
                    "SELECT set_config('jingwei.organisation', '%s', true), set_config('jingwei.subject', '%s', true), set_config('jingwei.territory', '%s', true)"
                            .formatted(
                                    organisation, subject, subject.isEmpty() ? EVERYWHERE : "{}"));
            return statement.executeUpdate("UPDATE matter SET " + set + " WHERE id = '" + id + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title = '别的'",
                "window_to = window_to + 100",
                "window_from = window_from - 1",
                "targets = 0",
                "minutes = 1",
                "officers = '{X}'",
                "legal_basis = '无'",
                "item = 'X'",
                "ground = 'COMPLAINT'",
                "mechanism = 'VILLAGE'",
                "note = 'x'",
                "submitted = false",
                "state = 'APPROVED', title = '别的'"
            })
    void isChangedByItsRequesterAlone(String set) throws Exception {
        String id = city.submitted();
        String factory = "ENTERPRISE:" + FixtureCity.creditCode(0, 0);
        for (String[] party :
                new String[][] {{"centre", ""}, {"county-1", ""}, {"factory", factory}}) {
            assertThatThrownBy(() -> update(party[0], party[1], id, set))
                    .as(party[0])
                    .hasMessageContaining("only the organisation that asks");
        }
        assertThat(update("market", "", id, set)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requester = 'police'", "created_by = 'x'", "request_key = 'x'"})
    void keepsWhereItComesFrom(String set) throws Exception {
        String id = city.submitted();
        for (String party : new String[] {"centre", "market", "platform"}) {
            if (party.equals("platform")) {
                assertThat(update(party, "", id, set)).isZero();
            } else {
                assertThatThrownBy(() -> update(party, "", id, set))
                        .as(party)
                        .hasMessageContaining("keeps its requester");
            }
        }
    }

    @Test
    void goesOnByAStepOfItsHistoryOfTheAccountThatActs() throws Exception {
        String id = city.submitted();
        try (Connection application = city.server().database("application");
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute(
                    "SELECT set_config('jingwei.organisation', 'centre', true), set_config('jingwei.username', 'city', true), set_config('jingwei.territory', '%s', true)"
                            .formatted(EVERYWHERE));
            Savepoint before = application.setSavepoint();
            statement.executeUpdate("UPDATE matter SET state = 'APPROVED' WHERE id = '" + id + "'");
            assertThatThrownBy(() -> statement.execute("SET CONSTRAINTS ALL IMMEDIATE"))
                    .hasMessageContaining("by a step of its history");
            application.rollback(before);
            assertThatThrownBy(() -> statement.executeUpdate(step(id, "deputy", "APPROVED")))
                    .hasMessageContaining("row-level security");
            application.rollback(before);
            statement.executeUpdate("UPDATE matter SET state = 'APPROVED' WHERE id = '" + id + "'");
            statement.executeUpdate(step(id, "city", "REFUSED"));
            assertThatThrownBy(() -> statement.execute("SET CONSTRAINTS ALL IMMEDIATE"))
                    .hasMessageContaining("by a step of its history");
            application.rollback(before);
            statement.executeUpdate("UPDATE matter SET state = 'APPROVED' WHERE id = '" + id + "'");
            statement.executeUpdate(step(id, "city", "APPROVED"));
            statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
            application.rollback();
        }
    }

    private static String step(String id, String username, String to) {
        return "INSERT INTO matter_step (matter, number, action, from_state, to_state, party, organisation, username) VALUES ('%s', 99, 'approve', 'SUBMITTED', '%s', 'CENTRE', 'centre', '%s')"
                .formatted(id, to, username);
    }

    @Test
    void isBroughtOnByWhoeverSeesIt() throws Exception {
        String id = city.submitted();
        assertThat(
                        update(
                                "centre",
                                "",
                                id,
                                "state = 'APPROVED', version = version + 1, changed_at = now()"))
                .isEqualTo(1);
        assertThat(update("police", "", id, "state = 'APPROVED'")).isZero();
    }
}
