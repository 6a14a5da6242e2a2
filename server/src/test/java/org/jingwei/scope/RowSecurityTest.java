package org.jingwei.scope;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jingwei.testing.TestServer;
import org.junit.jupiter.api.Test;

/** The database itself keeps rows from a caller without a scope, whatever the application asks. */
class RowSecurityTest {
    private static final TestServer city = TestServer.withFixtureCity();

    private static List<String> list(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    @Test
    void guardsEveryTableThatHoldsRowsOfAnAreaOrAnOwner() throws Exception {
        try (Connection owner = city.database("owner")) {
            assertThat(
                            list(
                                    owner,
                                    """
                                    SELECT DISTINCT c.relname FROM pg_class c
                                    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('area', 'areas', 'owner', 'username')
                                    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT c.relrowsecurity\
                                    """))
                    .as("tables without row-level security")
                    .containsExactlyInAnyOrder("login_session");
        }
    }

    @Test
    void showsNothingToAConnectionWithoutAScope() throws Exception {
        try (Connection application = city.database("application")) {
            for (String table :
                    List.of(
                            "area",
                            "area_boundary",
                            "zone_member",
                            "account",
                            "account_grant",
                            "batch",
                            "subject",
                            "source_system",
                            "business",
                            "api_key",
                            "pull",
                            "push",
                            "audit_entry")) {
                assertThat(list(application, "SELECT count(*) FROM " + table))
                        .as(table)
                        .containsExactly("0");
            }
        }
    }

    @Test
    void forgetsAScopeAtTheEndOfItsTransaction() throws Exception {
        try (Connection application = city.database("application")) {
            application.setAutoCommit(false);
            list(
                    application,
                    "SELECT set_config('jingwei.territory', '{[350300000000000000,350399999999999999]}', true)");
            assertThat(list(application, "SELECT count(*) FROM area")).containsExactly("19");
            application.commit();
            assertThat(list(application, "SELECT count(*) FROM area")).containsExactly("0");
        }
    }

    @Test
    void givesTheApplicationNoTableOfItsOwn() throws Exception {
        try (Connection owner = city.database("owner")) {
            assertThat(
                            list(
                                    owner,
                                    "SELECT relname FROM pg_class WHERE relowner = 'jingwei_app'::regrole"))
                    .isEmpty();
        }
    }

    @Test
    void letsNobodyRewriteTheTrail() throws Exception {
        try (Connection application = city.database("application")) {
            assertThat(
                            list(
                                    application,
                                    """
                                    SELECT privilege_type FROM information_schema.role_table_grants
                                    WHERE grantee = 'jingwei_app' AND table_name = 'audit_entry'\
                                    """))
                    .containsExactlyInAnyOrder("INSERT", "SELECT");
        }
    }
}
