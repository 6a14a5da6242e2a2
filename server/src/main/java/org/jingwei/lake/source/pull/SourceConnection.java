package org.jingwei.lake.source.pull;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jingwei.lake.source.pull.SourceQuery.Bound;

/**
 * A read-only session with a source database, whose rows are streamed. Closing it in the middle of
 * a result breaks it off instead of reading the rest.
 */
final class SourceConnection implements AutoCloseable {
    private static final int FETCH_ROWS = 5_000;
    private static final String CONNECT_SECONDS = "10";
    private static final int SOCKET_SECONDS = 300;
    private static final int STATEMENT_SECONDS = 3_600;
    private static final int TRIAL_SECONDS = 20;

    private final Connection connection;

    private SourceConnection(Connection connection) {
        this.connection = connection;
    }

    /** Opens a session to read a source whole. */
    static SourceConnection open(Pull pull, String password) throws SQLException {
        return open(pull, password, STATEMENT_SECONDS);
    }

    /** Opens a session that somebody waits for. */
    static SourceConnection tryOut(Pull pull, String password) throws SQLException {
        return open(pull, password, TRIAL_SECONDS);
    }

    private static SourceConnection open(Pull pull, String password, int seconds)
            throws SQLException {
        SourceUrl url = SourceUrl.parse(pull.url());
        Properties properties = new Properties();
        properties.setProperty("user", pull.user());
        properties.setProperty("password", password);
        Connection connection =
                switch (url.product()) {
                    case POSTGRESQL -> postgresql(url, properties, seconds);
                    case MARIADB -> mariadb(url, properties, seconds);
                };
        return new SourceConnection(connection);
    }

    private static Connection postgresql(SourceUrl url, Properties properties, int seconds)
            throws SQLException {
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty(
                "socketTimeout", Integer.toString(Math.min(seconds, SOCKET_SECONDS)));
        properties.setProperty("ApplicationName", "jingwei");
        properties.setProperty(
                "options",
                "-c default_transaction_read_only=on -c statement_timeout=" + seconds * 1_000L);
        Connection connection = DriverManager.getConnection(url.text(), properties);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        return connection;
    }

    private static Connection mariadb(SourceUrl url, Properties properties, int seconds)
            throws SQLException {
        properties.setProperty("connectTimeout", CONNECT_SECONDS + "000");
        properties.setProperty("socketTimeout", Math.min(seconds, SOCKET_SECONDS) + "000");
        properties.setProperty("allowLocalInfile", "false");
        properties.setProperty("allowMultiQueries", "false");
        properties.setProperty("tinyInt1isBit", "false");
        Connection connection = DriverManager.getConnection(url.text(), properties);
        boolean isMariaDb = connection.getMetaData().getDatabaseProductName().contains("MariaDB");
        try (Statement session = connection.createStatement()) {
            session.execute("SET SESSION TRANSACTION READ ONLY");
            session.execute("SET SESSION net_write_timeout = " + seconds);
            session.execute("SET SESSION time_zone = '+00:00'");
            session.execute(
                    isMariaDb
                            ? "SET SESSION max_statement_time = " + seconds
                            : "SET SESSION max_execution_time = " + seconds * 1_000L);
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /** The rows of a pull, all or from a position on. */
    ResultSet read(Pull pull, Optional<Position> from, Bound bound) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(
                        SourceQuery.sql(pull, from.map(position -> bound)),
                        ResultSet.TYPE_FORWARD_ONLY,
                        ResultSet.CONCUR_READ_ONLY);
        statement.setFetchSize(FETCH_ROWS);
        if (from.isPresent()) {
            from.get().bind(statement, 1);
        }
        return statement.executeQuery();
    }

    /** The columns that a pull reads, its watermark among them; no row is read. */
    List<PullTrial.Column> columns(Pull pull) throws SQLException {
        List<PullTrial.Column> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery(SourceQuery.noRows(pull))) {
            ResultSetMetaData described = none.getMetaData();
            for (int column = 1; column <= described.getColumnCount(); column++) {
                columns.add(
                        new PullTrial.Column(
                                described.getColumnLabel(column),
                                described.getColumnTypeName(column)));
            }
        }
        return columns;
    }

    /** How many rows a pull leaves out because they have no watermark. */
    long countUnmarked(Pull pull) throws SQLException {
        Optional<String> sql = SourceQuery.countUnmarked(pull);
        if (sql.isEmpty()) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(sql.get())) {
            count.next();
            return count.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.abort(Runnable::run);
    }
}
