package org.jingwei.engine.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A coordinator and one worker of Trino on this machine, of what Maven unpacked. */
final class TrinoCluster implements AutoCloseable {

    private static final Path HOME = Path.of("target", "trino").toAbsolutePath();
    private static final int PATIENCE_SECONDS = 180;

    private final int port = freePort();
    private final Path folder;
    private final List<Process> nodes = new ArrayList<>();

    TrinoCluster() {
        try {
            folder = Files.createTempDirectory("jingwei-trino");
            start("coordinator", port);
            start("worker", freePort());
            awaitWorker();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void start(String role, int httpPort) throws IOException {
        boolean coordinates = role.equals("coordinator");
        Path own = Files.createDirectories(folder.resolve(role));
        Path config =
                Files.write(
                        own.resolve("config.properties"),
                        List.of(
                                "coordinator=" + coordinates,
                                coordinates ? "node-scheduler.include-coordinator=false" : "",
                                "http-server.http.port=" + httpPort,
                                "discovery.uri=http://127.0.0.1:" + port,
                                "catalog.management=dynamic",
                                coordinates ? "catalog.store=memory" : "",
                                "plugin.dir=" + HOME.resolve("plugins"),
                                "query.max-memory-per-node=600MB",
                                "memory.heap-headroom-per-node=300MB"));
        ProcessBuilder process =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1500M",
                        "--add-modules=jdk.incubator.vector",
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djdk.attach.allowAttachSelf=true",
                        "-Dnode.environment=test",
                        "-Dnode.id=" + role,
                        "-Dnode.internal-address=127.0.0.1",
                        "-Dnode.data-dir=" + own,
                        "-Dconfig=" + config,
                        "-cp",
                        HOME.resolve("lib") + "/*",
                        "io.trino.server.TrinoServer");
        process.redirectErrorStream(true).redirectOutput(own.resolve("log.txt").toFile());
        nodes.add(process.directory(own.toFile()).start());
    }

    private void awaitWorker() {
        Instant deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
        String last = "";
        while (Instant.now().isBefore(deadline) && nodes.stream().allMatch(Process::isAlive)) {
            try {
                if (number("SELECT count(*) FROM system.runtime.nodes WHERE state = 'active'")
                        == 2) {
                    return;
                }
                last = "no worker";
            } catch (SQLException e) {
                last = e.getMessage();
            }
            pause();
        }
        throw new IllegalStateException("Trino did not start (" + last + "): " + logs());
    }

    /** A node that starts says nothing to wait for. */
    private void pause() {
        try {
            nodes.getLast().waitFor(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String logs() {
        StringBuilder logs = new StringBuilder();
        for (String role : List.of("coordinator", "worker")) {
            try {
                List<String> lines = Files.readAllLines(folder.resolve(role).resolve("log.txt"));
                lines.stream()
                        .skip(Math.max(0, lines.size() - 20))
                        .forEach(line -> logs.append('\n').append(line));
            } catch (IOException e) {
                logs.append(e.getMessage());
            }
        }
        return logs.toString();
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:trino://127.0.0.1:" + port, "test", "");
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static String location(Warehouse warehouse) {
        return switch (warehouse) {
            case Warehouse.Folder folder -> LocalFileIO.location(folder.path());
            case Warehouse.Objects objects -> objects.location();
        };
    }

    private static String files(Warehouse warehouse) {
        return switch (warehouse) {
            case Warehouse.Folder _ ->
                    """
                    "fs.native-local.enabled" = 'true', "local.location" = '/'\
                    """;
            case Warehouse.Objects objects ->
                    """
                    "fs.native-s3.enabled" = 'true', "s3.endpoint" = '%s', "s3.region" = '%s',
                    "s3.path-style-access" = 'true', "s3.aws-access-key" = '%s',
                    "s3.aws-secret-key" = '%s'\
                    """
                            .formatted(
                                    objects.access().address(),
                                    objects.access().region(),
                                    objects.access().accessKey(),
                                    objects.access().secretKey());
        };
    }

    /** The cluster as a lake with these settings needs it, with a catalog over its tables. */
    LakeSettings.Trino over(LakeSettings lake) {
        LakeSettings.CatalogDatabase database = lake.catalog();
        String catalog = database.schema();
        String separator = database.url().contains("?") ? "&" : "?";
        String sql =
                """
                CREATE CATALOG %s USING iceberg WITH (
                  "iceberg.catalog.type" = 'jdbc',
                  "iceberg.jdbc-catalog.catalog-name" = 'jingwei',
                  "iceberg.jdbc-catalog.driver-class" = 'org.postgresql.Driver',
                  "iceberg.jdbc-catalog.connection-url" = '%s',
                  "iceberg.jdbc-catalog.connection-user" = '%s',
                  "iceberg.jdbc-catalog.connection-password" = '%s',
                  "iceberg.jdbc-catalog.default-warehouse-dir" = '%s',
                  %s)
                """
                        .formatted(
                                catalog,
                                database.url() + separator + "currentSchema=" + catalog,
                                database.user(),
                                database.password(),
                                location(lake.warehouse()).replace("'", "''"),
                                files(lake.warehouse()));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + logs(), e);
        }
        return new LakeSettings.Trino("jdbc:trino://127.0.0.1:" + port, "test", catalog);
    }

    @Override
    public void close() {
        nodes.forEach(Process::destroyForcibly);
        nodes.forEach(node -> node.onExit().join());
        FileTree.delete(folder);
    }
}
