package org.jingwei.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jingwei.testing.ApiClient;
import org.jingwei.testing.FixtureCity;
import org.jingwei.testing.Patience;
import org.jingwei.testing.TestDatabase;
import org.jingwei.testing.TestServer;

/** A server in a process of its own, so that it can be killed. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final ApiClient nobody;
    private final Path folder;

    private ServerProcess(Process process, ApiClient nobody, Path folder) {
        this.process = process;
        this.nobody = nobody;
        this.folder = folder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static ServerProcess start(Path folder) {
        try {
            int port = freePort();
            ProcessBuilder builder =
                    new ProcessBuilder(
                                    List.of(
                                            Path.of(System.getProperty("java.home"), "bin", "java")
                                                    .toString(),
                                            "--enable-native-access=ALL-UNNAMED",
                                            "-Xmx1g",
                                            "-cp",
                                            System.getProperty("java.class.path"),
                                            "org.jingwei.JingweiApplication"))
                            .redirectErrorStream(true)
                            .redirectOutput(
                                    ProcessBuilder.Redirect.appendTo(
                                            folder.resolve("server.log").toFile()));
            builder.environment().put("JINGWEI_DATA", folder.toString());
            builder.environment().put("JINGWEI_PORT", Integer.toString(port));
            builder.environment()
                    .put(
                            "JINGWEI_FIRST_PASSWORD_FILE",
                            folder.resolve("first-password").toString());
            Process process = builder.start();
            ServerProcess server =
                    new ServerProcess(process, ApiClient.of("http://127.0.0.1:" + port), folder);
            server.awaitReady();
            Patience.tellOf(server.database());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws IOException {
        Instant deadline = Instant.now().plus(Patience.LIMIT);
        while (!isReady()) {
            if (!process.isAlive() || Instant.now().isAfter(deadline)) {
                throw new AssertionError(
                        "the server did not start: "
                                + Files.readString(folder.resolve("server.log")));
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private boolean isReady() {
        try {
            return nobody.get("/actuator/health").status() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** The administrator of a new server, who changes the one-time password. */
    ApiClient firstAdministrator() {
        return TestServer.firstLogin(nobody, folder);
    }

    ApiClient administrator() {
        return nobody.login("administrator", TestServer.PASSWORD);
    }

    /** Somebody of the fixture city. */
    ApiClient as(String username) {
        return nobody.login(username, FixtureCity.PASSWORD);
    }

    /** Nobody. */
    ApiClient nobody() {
        return nobody;
    }

    /** Its database, which is a process of its own. */
    TestDatabase database() {
        return new TestDatabase(folder);
    }

    /** SIGKILL: no shutdown hook runs, the database lives on. */
    void kill() {
        Patience.forget(database());
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM, and waits until it is gone. */
    @Override
    public void close() {
        Patience.forget(database());
        process.destroy();
        process.onExit().join();
    }

    long processId() {
        return process.pid();
    }
}
