package org.jingwei.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A department's MariaDB: Debian's server on a data folder of its own and a loopback port that it
 * keeps over a restart. Needs the package mariadb-server.
 */
public final class MariaDb implements AutoCloseable {
    /** The department's user, who may read only. */
    public static final String USER = "reader";

    /** Its password. */
    public static final String PASSWORD = "reader-secret-1";

    private final Path folder;
    private final int port;
    private Process process;

    private MariaDb(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        this.process = launch();
    }

    /** Starts a server with an empty database "department" and its reader. */
    public static MariaDb start() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("jingwei-mariadb");
        install(folder);
        MariaDb server = new MariaDb(folder, freePort());
        try {
            server.awaitReady();
            server.execute("CREATE USER '" + USER + "'@'%' IDENTIFIED BY '" + PASSWORD + "'");
            server.execute("GRANT SELECT ON department.* TO '" + USER + "'@'%'");
            return server;
        } catch (IOException | SQLException e) {
            server.close();
            throw e;
        }
    }

    private static void install(Path folder) throws IOException {
        run(
                List.of(
                        "mariadb-install-db",
                        "--no-defaults",
                        "--datadir=" + folder.resolve("data"),
                        "--user=" + System.getProperty("user.name"),
                        "--auth-root-authentication-method=normal",
                        "--skip-test-db"),
                folder);
    }

    private static void run(List<String> command, Path folder) throws IOException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("install.log").toFile())
                            .start();
            if (process.waitFor() != 0) {
                throw new IOException(Files.readString(folder.resolve("install.log")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Process launch() throws IOException {
        return new ProcessBuilder(
                        "mariadbd",
                        "--no-defaults",
                        "--datadir=" + folder.resolve("data"),
                        "--user=" + System.getProperty("user.name"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--socket=" + folder.resolve("socket"),
                        "--innodb-buffer-pool-size=64M",
                        "--innodb-flush-log-at-trx-commit=2",
                        "--character-set-server=utf8mb4",
                        "--skip-name-resolve")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private void awaitReady() throws IOException {
        Instant deadline = Instant.now().plus(Patience.LIMIT);
        while (true) {
            try (Connection connection = administrator("");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE IF NOT EXISTS department CHARACTER SET utf8mb4");
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                    throw new IOException(Files.readString(folder.resolve("log")), e);
                }
                LockSupport.parkNanos(50_000_000);
            }
        }
    }

    private Connection administrator(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?allowMultiQueries=true",
                "root",
                "");
    }

    /** Runs statements as the department's administrator. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = administrator("department");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The address of the department's database. */
    public String url() {
        return "jdbc:mariadb://127.0.0.1:" + port + "/department";
    }

    /** Kills the server as a power cut does. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again on the same port. */
    public void restart() throws IOException {
        process = launch();
        awaitReady();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        kill();
        try (var files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
