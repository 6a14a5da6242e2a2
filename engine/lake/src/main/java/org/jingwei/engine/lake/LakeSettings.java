package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the lake lies and how much of the machine it may use.
 *
 * @param warehouse folder of the tables' files; one process at a time
 * @param tempFolder folder into which work larger than memory spills; emptied on opening
 * @param catalog database that holds the Iceberg catalog
 * @param memoryBytes how much memory the executing engine may take outside the Java heap
 * @param threads how many threads the executing engine may use
 * @param queryTimeout after which a read is cancelled; writes are not
 */
public record LakeSettings(
        Path warehouse,
        Path tempFolder,
        CatalogDatabase catalog,
        long memoryBytes,
        int threads,
        Duration queryTimeout) {

    private static final long LEAST_MEMORY_BYTES = 64L << 20;

    public LakeSettings {
        warehouse = warehouse.toAbsolutePath().normalize();
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
