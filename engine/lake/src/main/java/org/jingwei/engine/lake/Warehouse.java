package org.jingwei.engine.lake;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the tables' files lie for good; every process on the catalog has the same. */
public sealed interface Warehouse {

    /** A folder, which every process sees under the same path. */
    record Folder(Path path) implements Warehouse {

        public Folder {
            path = path.toAbsolutePath().normalize();
        }
    }

    /**
     * A part of a bucket in an S3-compatible object store. Reads in this process go through copies
     * on the local disk.
     *
     * @param location s3://bucket or s3://bucket/prefix
     * @param cacheFolder folder of the copies, of this process alone; it outlives the process
     * @param cacheBytes how large the copies may become that no read is using
     */
    record Objects(String location, StoreAccess access, Path cacheFolder, long cacheBytes)
            implements Warehouse {

        static final String SCHEME = "s3://";
        private static final Pattern LOCATION =
                Pattern.compile(
                        "s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:/[A-Za-z0-9_.=-]+)*)/?");

        public Objects {
            Matcher parts = LOCATION.matcher(location);
            if (!parts.matches() || location.contains("/.")) {
                throw new IllegalArgumentException(
                        "a warehouse in an object store is s3://bucket/prefix of letters, digits,"
                                + " '-', '_' and '.', not "
                                + location);
            }
            location = SCHEME + parts.group(1) + parts.group(2);
            cacheFolder = cacheFolder.toAbsolutePath().normalize();
            if (cacheBytes < 1) {
                throw new IllegalArgumentException(
                        "the cache of the object store needs room, not " + cacheBytes + " bytes");
            }
        }

        String bucket() {
            int end = location.indexOf('/', SCHEME.length());
            return location.substring(SCHEME.length(), end < 0 ? location.length() : end);
        }
    }

    /**
     * How to get at an object store.
     *
     * @param endpoint its address, where it is not Amazon's own
     */
    record StoreAccess(Optional<URI> endpoint, String region, String accessKey, String secretKey) {

        public StoreAccess {
            endpoint.ifPresent(StoreAccess::check);
            if (region.isBlank() || accessKey.isBlank() || secretKey.isBlank()) {
                throw new IllegalArgumentException(
                        "an object store needs a region, an access key and its secret key");
            }
        }

        private static void check(URI endpoint) {
            String scheme = String.valueOf(endpoint.getScheme());
            if (!scheme.matches("https?") || endpoint.getHost() == null) {
                throw new IllegalArgumentException(
                        "the address of an object store is http(s)://host:port, not " + endpoint);
            }
        }

        /** The address for messages. */
        String address() {
            return endpoint.map(URI::toString).orElse("Amazon S3 in " + region);
        }

        @Override
        public String toString() {
            return "StoreAccess[address=" + address() + ", accessKey=" + accessKey + "]";
        }
    }
}
