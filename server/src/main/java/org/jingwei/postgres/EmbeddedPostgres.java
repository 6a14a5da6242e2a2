package org.jingwei.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL cluster of our own under a folder: {@code bin} (the unpacked binaries), {@code
 * cluster} (the data), {@code credentials} (generated passwords, readable by the owner only) and
 * {@code postgres.log}. It listens on a free loopback port.
 *
 * <p>One process owns the folder, by a file lock that the operating system frees when it dies. A
 * cluster that outlived a killed process is found by its {@code postmaster.pid} and stopped first,
 * so that one start never meets two servers on one folder. The server runs in a session of its own:
 * Ctrl-C reaches the application alone, which then stops the server in order.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final int START_TIMEOUT_SECONDS = 60;
    private static final String DATABASE = "jingwei";
    private static final String SUPERUSER = "postgres";
    private static final String OWNER = "jingwei_owner";
    private static final String APPLICATION = "jingwei_app";

    private final Path folder;
    private final FolderLock lock;
    private final Credentials credentials;
    private final int port;
    private final Process process;

    private EmbeddedPostgres(
            Path folder, FolderLock lock, Credentials credentials, int port, Process process) {
        this.folder = folder;
        this.lock = lock;
        this.credentials = credentials;
        this.port = port;
        this.process = process;
    }

    /**
     * Starts the cluster of this folder, which is created when it is not there.
     *
     * @throws IOException if it cannot be unpacked, initialised or reached within a minute
     */
    public static EmbeddedPostgres start(Path folder) throws IOException {
        Files.createDirectories(folder);
        FolderLock lock = FolderLock.take(folder.resolve("lock"));
        try {
            return start(folder, lock);
        } catch (IOException | RuntimeException e) {
            lock.release();
            throw e;
        }
    }

    private static EmbeddedPostgres start(Path folder, FolderLock lock) throws IOException {
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(folder.resolve("bin"));
        Credentials credentials = Credentials.keptIn(folder.resolve("credentials"));
        Path cluster = folder.resolve("cluster");
        RunningPostmaster.of(cluster).ifPresent(RunningPostmaster::stop);
        boolean isNew = !Files.exists(cluster.resolve("PG_VERSION"));
        if (isNew) {
            initialise(binaries, cluster, credentials);
        }
        int port = freePort();
        Process process = launch(binaries, folder, port);
        EmbeddedPostgres postgres = new EmbeddedPostgres(folder, lock, credentials, port, process);
        try {
            postgres.awaitReady();
            postgres.createRolesAndDatabase();
        } catch (IOException | RuntimeException e) {
            postgres.close();
            throw e;
        }
        return postgres;
    }

    private static void initialise(PostgresBinaries binaries, Path cluster, Credentials credentials)
            throws IOException {
        Path unfinished = cluster.resolveSibling("cluster.unfinished");
        PostgresBinaries.deleteTree(unfinished);
        Path passwordFile = Files.createTempFile("jingwei", ".pw");
        try {
            Files.writeString(passwordFile, credentials.superuser());
            binaries.run(
                    "initdb",
                    "--pgdata=" + unfinished,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=icu",
                    "--icu-locale=zh-CN",
                    "--locale=C.UTF-8",
                    "--no-sync");
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(unfinished, cluster);
    }

    private static Process launch(PostgresBinaries binaries, Path folder, int port)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(
                binaries.command(
                        "postgres", "-D", folder.resolve("cluster").toString(), "-p", "" + port));
        for (String option :
                List.of(
                        "listen_addresses=127.0.0.1",
                        "unix_socket_directories=",
                        "max_connections=60",
                        "shared_buffers=256MB",
                        "jit=off",
                        "timezone=UTC",
                        "log_timezone=UTC")) {
            command.add("-c");
            command.add(option);
        }
        Path log = folder.resolve("postgres.log");
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_TIMEOUT_SECONDS);
        Path pidFile = folder.resolve("cluster").resolve("postmaster.pid");
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IOException(
                        "PostgreSQL stopped at once; its log is " + folder.resolve("postgres.log"));
            }
            if (RunningPostmaster.isReady(pidFile)) {
                return;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while PostgreSQL was starting", e);
            }
        }
        throw new IOException(
                "PostgreSQL was not ready after "
                        + START_TIMEOUT_SECONDS
                        + " s; its log is "
                        + folder.resolve("postgres.log"));
    }

    private void createRolesAndDatabase() throws IOException {
        try (Connection connection =
                        DriverManager.getConnection(
                                url("postgres"), SUPERUSER, credentials.superuser());
                Statement statement = connection.createStatement()) {
            if (exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                return;
            }
            createRole(statement, OWNER, credentials.owner());
            createRole(statement, APPLICATION, credentials.application());
            statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
        } catch (SQLException e) {
            throw new IOException("PostgreSQL refused the first set-up: " + e.getMessage(), e);
        }
    }

    private static void createRole(Statement statement, String role, String password)
            throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            statement.execute(
                    "CREATE ROLE "
                            + role
                            + " LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '"
                            + password
                            + "'");
        }
    }

    private static boolean exists(Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            return rows.next();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The role that owns the tables: for migrations only. */
    public DatabaseLogin owner() {
        return new DatabaseLogin(url(DATABASE), OWNER, credentials.owner());
    }

    /** The role of the application: owns nothing, cannot bypass row-level security. */
    public DatabaseLogin application() {
        return new DatabaseLogin(url(DATABASE), APPLICATION, credentials.application());
    }

    /** Stops the server the fast way (clients are disconnected, nothing committed is lost). */
    @Override
    public void close() {
        if (process.isAlive()) {
            new RunningPostmaster(process.toHandle()).stop();
        }
        lock.release();
    }

    /** Leaves the server running without its owner, as a killed process does; for tests. */
    void abandon() {
        lock.release();
    }
}
