package org.jingwei.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir Path folder;

    private static Connection open(DatabaseLogin login) throws SQLException {
        return DriverManager.getConnection(login.url(), login.user(), login.password());
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void keepsItsDataOverARestartAndLeavesNoProcess() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder);
                Connection connection = open(first.owner())) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 7 AS value");
        }
        assertThat(RunningPostmaster.of(folder.resolve("cluster"))).isEmpty();

        try (EmbeddedPostgres second = EmbeddedPostgres.start(folder);
                Connection connection = open(second.owner())) {
            assertThat(one(connection, "SELECT value FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void stopsTheServerThatAKilledProcessLeftBehind() throws Exception {
        EmbeddedPostgres orphan = EmbeddedPostgres.start(folder);
        Optional<RunningPostmaster> left = RunningPostmaster.of(folder.resolve("cluster"));
        assertThat(left).isPresent();
        orphan.abandon();

        try (EmbeddedPostgres next = EmbeddedPostgres.start(folder);
                Connection connection = open(next.application())) {
            assertThat(one(connection, "SELECT 1")).isEqualTo("1");
            assertThat(left.get().handle().isAlive()).isFalse();
        }
        orphan.close();
    }

    @Test
    void leavesAServerAloneThatIsInUse() throws Exception {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder);
                Connection connection = open(first.application())) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another server is running");
            assertThat(one(connection, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void comparesChineseByTrigrams() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                Connection connection = open(postgres.owner())) {
            connection.createStatement().execute("CREATE EXTENSION pg_trgm");
            assertThat(one(connection, "SELECT similarity('莆田市', '莆田市')")).isEqualTo("1");
        }
    }

    @Test
    void givesTheApplicationARoleThatOwnsNothingAndCannotBypassRowSecurity() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                Connection connection = open(postgres.application())) {
            assertThat(
                            one(
                                    connection,
                                    "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("f");
            assertThatThrownBy(() ->
                            connection.createStatement().execute("CREATE TABLE mine (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void keepsItsPasswordsToItself() throws IOException {
        EmbeddedPostgres.start(folder).close();

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("credentials"))))
                .isEqualTo("rw-------");
        assertThat(new DatabaseLogin("url", "user", "secret").toString()).doesNotContain("secret");
    }
}
