package org.jingwei.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A PostgreSQL with PostGIS of this run alone: in a temporary folder, on loopback, as another user
 * where we are root, ended by its own process id.
 */
final class PostgisServer implements AutoCloseable {
    /** What to do where it is not there. */
    static final String HOW_TO_INSTALL =
            "apt-get install --no-install-recommends postgresql-15-postgis-3 (Debian 12; its version"
                    + " elsewhere)";

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String USER = "postgres";
    private static final int TRIES = 600;
    private static final long PAUSE_NANOS = 100_000_000;

    private final Path folder;
    private final Process process;
    private final int port;

    private PostgisServer(Path folder, Process process, int port) {
        this.folder = folder;
        this.process = process;
        this.port = port;
    }

    /** The programs of the newest PostgreSQL that has PostGIS. */
    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.filter(version ->
                            Files.exists(
                                    Path.of(
                                            "/usr/share/postgresql",
                                            version.getFileName().toString(),
                                            "extension/postgis.control")))
                    .max(Comparator.naturalOrder())
                    .map(version -> version.resolve("bin"));
        }
    }

    /** Starts it; none where it is not installed. */
    static Optional<PostgisServer> start() throws IOException, InterruptedException {
        Optional<Path> programs = programs();
        if (programs.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("jingwei-postgis");
        List<String> other = otherUser(folder);
        Path data = folder.resolve("data");
        run(other, programs.get().resolve("initdb"), "-D", data, "-U", USER, "-A", "trust", "-N");
        int port = freePort();
        List<String> command = new ArrayList<>(other);
        command.add(programs.get().resolve("postgres").toString());
        command.addAll(List.of("-D", data.toString(), "-k", folder.toString()));
        for (String setting :
                List.of(
                        "listen_addresses=127.0.0.1",
                        "port=" + port,
                        "shared_buffers=1GB",
                        "maintenance_work_mem=512MB",
                        "work_mem=256MB",
                        "fsync=off",
                        "max_wal_size=8GB",
                        "jit=off",
                        "plan_cache_mode=force_custom_plan",
                        "max_parallel_workers_per_gather=0")) {
            command.addAll(List.of("-c", setting));
        }
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Path.of(folder + ".log").toFile())
                        .start();
        return Optional.of(new PostgisServer(folder, process, port));
    }

    private static List<String> otherUser(Path folder) throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        run(List.of(), Path.of("chown"), USER, folder);
        return List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--clear-groups");
    }

    private static void run(List<String> before, Path program, Object... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.add(program.toString());
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Process ran =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (ran.waitFor() != 0) {
            throw new IOException(command + " ended with " + ran.exitValue());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A connection; waits until the server answers. */
    Connection connect() throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        for (int attempt = 1; ; attempt++) {
            try {
                return DriverManager.getConnection(url, USER, "");
            } catch (SQLException e) {
                if (attempt == TRIES || !process.isAlive()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Ends it in order, once nobody is connected, and removes its folder. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            process.waitFor(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(Path.of(folder + ".log"));
    }
}
