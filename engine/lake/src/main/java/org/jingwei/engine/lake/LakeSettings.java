package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the lake lies and how much of the machine it may use.
 *
 * @param warehouse where the tables' files lie
 * @param tempFolder folder into which work larger than memory spills, of this process alone;
 *     emptied on opening
 * @param catalog database that holds the Iceberg catalog
 * @param memoryBytes how much memory the executing engine may take outside the Java heap
 * @param threads how many threads the executing engine may use
 * @param queryTimeout after which a read is cancelled; writes are not
 * @param trino the cluster that reads instead of this process, if there is one
 */
public record LakeSettings(
        Warehouse warehouse,
        Path tempFolder,
        CatalogDatabase catalog,
        long memoryBytes,
        int threads,
        Duration queryTimeout,
        Optional<Trino> trino) {

    private static final long LEAST_MEMORY_BYTES = 64L << 20;

    public LakeSettings {
        tempFolder = tempFolder.toAbsolutePath().normalize();
        if (memoryBytes < LEAST_MEMORY_BYTES) {
            throw new IllegalArgumentException(
                    "the lake needs at least 64 MiB of memory, not " + memoryBytes + " bytes");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("the lake needs a thread, not " + threads);
        }
        if (queryTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "the query timeout must be at least one second, not " + queryTimeout);
        }
    }

    /** A lake that is read in this process. */
    public LakeSettings(
            Warehouse warehouse,
            Path tempFolder,
            CatalogDatabase catalog,
            long memoryBytes,
            int threads,
            Duration queryTimeout) {
        this(warehouse, tempFolder, catalog, memoryBytes, threads, queryTimeout, Optional.empty());
    }

    /** A lake in a folder that is read in this process. */
    public LakeSettings(
            Path warehouse,
            Path tempFolder,
            CatalogDatabase catalog,
            long memoryBytes,
            int threads,
            Duration queryTimeout) {
        this(
                new Warehouse.Folder(warehouse),
                tempFolder,
                catalog,
                memoryBytes,
                threads,
                queryTimeout);
    }

    /** The same lake, read by a cluster. */
    public LakeSettings with(Trino cluster) {
        return new LakeSettings(
                warehouse,
                tempFolder,
                catalog,
                memoryBytes,
                threads,
                queryTimeout,
                Optional.of(cluster));
    }

    /**
     * A Trino cluster.
     *
     * @param url JDBC address of the coordinator
     * @param catalog its catalog over this lake's tables
     */
    public record Trino(String url, String user, String catalog) {

        public Trino {
            if (!url.startsWith("jdbc:trino:")) {
                throw new IllegalArgumentException("Trino needs a jdbc:trino: address, not " + url);
            }
        }
    }

    /**
     * The PostgreSQL database with the catalog.
     *
     * @param url JDBC address without a schema
     * @param schema schema of the catalog's tables; made on opening when it is missing
     */
    public record CatalogDatabase(String url, String user, String password, String schema) {

        public CatalogDatabase {
            if (!url.startsWith("jdbc:postgresql:")) {
                throw new IllegalArgumentException(
                        "the lake's catalog needs a jdbc:postgresql: address, not " + url);
            }
            Identifiers.check("catalog schema", schema);
        }

        @Override
        public String toString() {
            return "CatalogDatabase[url=" + url + ", user=" + user + ", schema=" + schema + "]";
        }
    }
}
