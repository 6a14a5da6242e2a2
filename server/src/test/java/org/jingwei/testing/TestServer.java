package org.jingwei.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jingwei.JingweiApplication;
import org.jingwei.RunningServer;
import org.jingwei.settings.Settings;

/** A server of its own for tests: a fresh data folder, a free port, an administrator logged in. */
public final class TestServer implements AutoCloseable {
    /** The administrator's password after the first login has changed it. */
    public static final String PASSWORD = "a-password-for-tests";

    private static final Supplier<TestServer> SHARED =
            new Once(() -> {
                TestServer server = start(Map.of());
                FixtureCity.load(server.administrator());
                return server;
            });

    private final RunningServer server;
    private final Path folder;
    private final TestDatabase database;
    private final ApiClient administrator;

    private TestServer(
            RunningServer server, Path folder, Function<ApiClient, ApiClient> firstLogin) {
        this.server = server;
        this.folder = folder;
        this.database = new TestDatabase(folder);
        Patience.tellOf(database);
        this.administrator = firstLogin.apply(ApiClient.of("http://127.0.0.1:" + server.port()));
    }

    /** Logs the first administrator in, who changes the one-time password to {@link #PASSWORD}. */
    public static ApiClient firstLogin(ApiClient nobody, Path folder) {
        try {
            String oneTime = Files.readString(folder.resolve("first-password"));
            ApiClient first = nobody.login("administrator", oneTime);
            first.put("/api/session/password", Map.of("current", oneTime, "next", PASSWORD))
                    .expect(204);
            return nobody.login("administrator", PASSWORD);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one server with the fixture city that all tests of this process read. */
    public static TestServer withFixtureCity() {
        return SHARED.get();
    }

    /** A server of one test's own, empty, with these settings besides the usual. */
    public static TestServer start(Map<String, String> settings) {
        try {
            Path folder = Files.createTempDirectory("jingwei-test");
            Map<String, String> environment = new HashMap<>(usual(folder));
            environment.put(
                    "JINGWEI_FIRST_PASSWORD_FILE", folder.resolve("first-password").toString());
            environment.putAll(settings);
            return new TestServer(
                    JingweiApplication.start(Settings.load(environment)),
                    folder,
                    nobody -> firstLogin(nobody, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What every server of a test is set to, so that one test's rules are not another's. */
    private static Map<String, String> usual(Path folder) {
        return Map.of(
                "JINGWEI_DATA", folder.toString(),
                "JINGWEI_PORT", "0",
                "JINGWEI_SHIPPED_RULES", "false");
    }

    /**
     * Another server beside this one: the same database, the same lake, the same spool, a data
     * folder of its own.
     */
    public TestServer replica() {
        try {
            Path own = Files.createTempDirectory("jingwei-replica");
            Map<String, String> environment = new HashMap<>(externalDatabase(database.url()));
            environment.putAll(usual(own));
            environment.put("JINGWEI_LAKE", folder.resolve("lake").toString());
            environment.put("JINGWEI_SPOOL", folder.resolve("spool").toString());
            return new TestServer(
                    JingweiApplication.start(Settings.load(environment)),
                    own,
                    nobody -> nobody.login("administrator", PASSWORD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server on a data folder that one had before. */
    public static TestServer on(Path folder) throws IOException {
        return new TestServer(
                JingweiApplication.start(Settings.load(usual(folder))),
                folder,
                nobody -> nobody.login("administrator", PASSWORD));
    }

    /** The administrator. */
    public ApiClient administrator() {
        return administrator;
    }

    /** Somebody of the fixture city. */
    public ApiClient as(String username) {
        return administrator.login(username, FixtureCity.PASSWORD);
    }

    /** Nobody. */
    public ApiClient nobody() {
        return administrator.withToken("");
    }

    /** The data folder. */
    public Path folder() {
        return folder;
    }

    /** Its embedded database. */
    public TestDatabase database() {
        return database;
    }

    /**
     * A connection of one of the database's roles: {@code superuser}, {@code owner} or {@code
     * application}.
     */
    public Connection database(String role) throws IOException, SQLException {
        return database.connect(role);
    }

    /**
     * Settings that make another server use a database of this server's cluster as an external one.
     */
    public Map<String, String> externalDatabase(String url) throws IOException {
        return Map.of(
                "JINGWEI_DATABASE_URL",
                url,
                "JINGWEI_DATABASE_OWNER",
                "jingwei_owner",
                "JINGWEI_DATABASE_OWNER_PASSWORD",
                database.password("owner"),
                "JINGWEI_DATABASE_USER",
                "jingwei_app",
                "JINGWEI_DATABASE_PASSWORD",
                database.password("application"));
    }

    @Override
    public void close() {
        Patience.forget(database);
        server.close();
    }

    /** Computes a value at its first use. */
    private static final class Once implements Supplier<TestServer> {
        private final Supplier<TestServer> source;
        private volatile @org.jspecify.annotations.Nullable TestServer value;

        private Once(Supplier<TestServer> source) {
            this.source = source;
        }

        @Override
        public synchronized TestServer get() {
            TestServer known = value;
            if (known == null) {
                known = source.get();
                value = known;
                Runtime.getRuntime().addShutdownHook(new Thread(known::close));
            }
            return known;
        }
    }
}
