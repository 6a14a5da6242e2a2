package org.jingwei.coordination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jingwei.testing.FixtureCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                "note = 'x'"
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
            assertThatThrownBy(() -> update(party, "", id, set))
                    .as(party)
                    .hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"state = 'APPROVED'", "submitted = false", "version = 1, state = state"})
    void isBroughtOnByNoUpdateOfAnybody(String set) throws Exception {
        String id = city.submitted();
        for (String party : new String[] {"centre", "market", "police"}) {
            assertThatThrownBy(() -> update(party, "", id, set))
                    .as(party)
                    .hasMessageContaining("permission denied");
        }
    }

    /** What the application does as an account of an organisation; nothing of it stays. */
    private interface Deed {
        void with(Statement application) throws SQLException;
    }

    private void as(String organisation, String username, String subject, Deed deed)
            throws IOException, SQLException {
        try (Connection application = city.server().database("application");
                Statement statement = application.createStatement()) {
            application.setAutoCommit(false);
            statement.execute(
                    "SELECT set_config('jingwei.organisation', '%s', true), set_config('jingwei.username', '%s', true), set_config('jingwei.subject', '%s', true), set_config('jingwei.territory', '%s', true)"
                            .formatted(
                                    organisation,
                                    username,
                                    subject,
                                    subject.isEmpty() ? EVERYWHERE : "{}"));
            deed.with(statement);
        }
    }

    private static String count(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void goesOnByAStepInTheNameOfTheAccountThatActs() throws Exception {
        String id = city.submitted();
        as(
                "centre",
                "city",
                "",
                application -> {
                    application.execute(
                            "SELECT * FROM matter_take_steps('{%s}', '{APPROVED}', '{CENTRE}', '{false}', '{NULL}', 'approve', '', NULL, '', NULL)"
                                    .formatted(id));
                    assertThat(
                                    count(
                                            application,
                                            "SELECT string_agg(from_state || '>' || to_state || ' ' || username, ',' ORDER BY number) FROM matter_step WHERE matter = '%s'"
                                                    .formatted(id)))
                            .endsWith("SUBMITTED>APPROVED city");
                    assertThat(
                                    count(
                                            application,
                                            "SELECT string_agg(DISTINCT state, ',') FROM matter_target WHERE matter = '%s'"
                                                    .formatted(id)))
                            .isEqualTo("APPROVED");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM matter_take_steps('{%s}', '{APPROVED}', '{CENTRE}', '{false}', '{NULL}', 'approve', '', NULL, '', NULL)|by whom it concerns",
                "UPDATE matter_target SET state = 'APPROVED' WHERE matter = '%s'|permission denied",
                "INSERT INTO matter_step (matter, number, action, from_state, to_state, party, organisation, username) VALUES ('%s', 99, 'approve', 'SUBMITTED', 'APPROVED', 'CENTRE', 'police', 'police')|row-level security",
                "INSERT INTO matter_step (matter, number, action, from_state, to_state, party, organisation, username) VALUES ('%s', 99, 'urge', 'SUBMITTED', 'SUBMITTED', 'CENTRE', 'police', 'deputy')|row-level security"
            })
    void takesNoStepForWhomItDoesNotConcernOrBesideItsHistory(String attempt) throws Exception {
        String id = city.submitted();
        String[] parts = attempt.split("\\|", -1);
        assertThatThrownBy(() ->
                        as(
                                "police",
                                "police",
                                "",
                                application -> application.execute(parts[0].formatted(id))))
                .hasMessageContaining(parts[1]);
    }

    @Test
    void isHeldByExactlyThoseWhomThePoliciesLetChangeIt() throws Exception {
        String draft = city.drafted("market", Map.of());
        String submitted = city.submitted();
        String factory = "ENTERPRISE:" + FixtureCity.creditCode(0, 0);
        String stranger = "ENTERPRISE:" + FixtureCity.creditCode(7, 1);
        for (String[] party :
                new String[][] {
                    {"centre", ""},
                    {"market", ""},
                    {"police", ""},
                    {"county-1", ""},
                    {"factory", factory},
                    {"factory", stranger},
                    {"", ""}
                }) {
            for (String id : new String[] {draft, submitted}) {
                as(
                        party[0],
                        party[0],
                        party[1],
                        application -> {
                            String held =
                                    count(
                                            application,
                                            "SELECT count(*) FROM matter_hold('{%s}')"
                                                    .formatted(id));
                            int changed =
                                    application.executeUpdate(
                                            "UPDATE matter SET changed_at = changed_at WHERE id = '%s'"
                                                    .formatted(id));
                            assertThat(held)
                                    .as(party[0] + party[1])
                                    .isEqualTo(Integer.toString(changed));
                        });
            }
        }
    }

    /** Who somebody is to a matter is told by those of its targets alone that the policy shows. */
    @ParameterizedTest
    @CsvSource({
        "market, ''",
        "centre, ''",
        "east-centre, ''",
        "police, ''",
        "county-1, ''",
        "village-1, ''",
        "factory, own",
        "factory, other"
    })
    void isToldOfNoTargetThatThePolicyHides(String organisation, String which) throws Exception {
        List<Map<String, Object>> both =
                List.of(
                        GateCity.target("ENTERPRISE", FixtureCity.creditCode(0, 1)),
                        GateCity.target("ENTERPRISE", FixtureCity.creditCode(9, 1)));
        String draft = city.drafted("market", Map.of("targets", both));
        String submitted = city.submitted("market", Map.of("targets", both));
        String subject =
                which.isEmpty()
                        ? ""
                        : "ENTERPRISE:" + FixtureCity.creditCode(which.equals("own") ? 0 : 7, 1);
        String east = "{[%1$s000000000000,%1$s999999999999]}".formatted(FixtureCity.county(0));
        for (String territory : List.of(EVERYWHERE, east, "{}")) {
            for (String id : List.of(draft, submitted)) {
                as(
                        organisation,
                        organisation,
                        subject,
                        application -> {
                            application.execute(
                                    "SELECT set_config('jingwei.territory', '%s', true)"
                                            .formatted(territory));
                            String told =
                                    "SELECT held || ' ' || target FROM matter_standing('%s', 'market', 1, 999999999999999999)"
                                            .formatted(id);
                            String shown =
                                    """
                                    SELECT count(*) || ' ' || coalesce(bool_or(kind || ':' || key = scope_text('subject')), false)
                                    FROM matter_target WHERE matter = '%s'\
                                    """
                                            .formatted(id);
                            assertThat(count(application, told))
                                    .as(territory)
                                    .isEqualTo(count(application, shown));
                        });
            }
        }
    }
}
