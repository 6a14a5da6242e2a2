package org.jingwei.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;

/**
 * The embedded database of a server under test.
 *
 * @param folder the server's data folder
 */
public record TestDatabase(Path folder) {
    private static final int PORT_LINE = 3;
    private static final Map<String, String> ROLES =
            Map.of("superuser", "postgres", "owner", "jingwei_owner", "application", "jingwei_app");

    private static final Map<String, String> QUESTIONS =
            Map.of(
                    "batches",
                    "SELECT id, dataset, state, phase, bytes_read, row_count, error_code FROM batch"
                            + " WHERE state IN ('HELD', 'RECEIVED', 'RUNNING') ORDER BY number",
                    "scheduled_tasks",
                    "SELECT task_name, task_instance, execution_time, picked, consecutive_failures"
                            + " FROM scheduled_tasks UNION ALL SELECT task_name, task_instance,"
                            + " execution_time, picked, consecutive_failures FROM source_task",
                    "pg_stat_activity",
                    "SELECT pid, usename, application_name, state, wait_event_type, wait_event,"
                            + " now() - query_start AS since, left(query, 200) FROM pg_stat_activity"
                            + " WHERE backend_type = 'client backend'",
                    "pg_locks",
                    "SELECT pid, locktype, relation::regclass, classid, objid, mode, granted FROM"
                            + " pg_locks WHERE NOT granted OR locktype IN ('advisory', 'tuple')");

    /** Where it listens. */
    public String url() throws IOException {
        Path pidFile = folder.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
        String port = Files.readAllLines(pidFile).get(PORT_LINE).strip();
        return "jdbc:postgresql://127.0.0.1:" + port + "/jingwei";
    }

    /** The password of {@code superuser}, {@code owner} or {@code application}. */
    public String password(String role) throws IOException {
        Properties passwords = new Properties();
        try (Reader reader =
                Files.newBufferedReader(folder.resolve("postgres").resolve("credentials"))) {
            passwords.load(reader);
        }
        return passwords.getProperty(role);
    }

    /** A connection of {@code superuser}, {@code owner} or {@code application}. */
    public Connection connect(String role) throws IOException, SQLException {
        return DriverManager.getConnection(url(), ROLES.get(role), password(role));
    }

    /** What is under way in it and who waits for whom, for the message of a test that failed. */
    String state() {
        StringBuilder told = new StringBuilder("database of ").append(folder).append('\n');
        try (Connection connection = connect("superuser");
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
                told.append("== ").append(question.getKey()).append('\n');
                try (ResultSet rows = statement.executeQuery(question.getValue())) {
                    tell(rows, told);
                }
            }
        } catch (IOException | UncheckedIOException | SQLException e) {
            told.append("cannot be asked: ").append(e).append('\n');
        }
        return told.toString();
    }

    private static void tell(ResultSet rows, StringBuilder told) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            List<String> values =
                    IntStream.rangeClosed(1, columns).mapToObj(i -> text(rows, i)).toList();
            told.append(String.join(" | ", values)).append('\n');
        }
    }

    private static String text(ResultSet rows, int column) {
        try {
            return String.valueOf(rows.getString(column));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
