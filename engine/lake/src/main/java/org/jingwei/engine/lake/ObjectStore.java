package org.jingwei.engine.lake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.iceberg.aws.s3.S3FileIO;
import org.apache.iceberg.aws.s3.S3FileIOProperties;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.FileInfo;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * A bucket of an object store. Files are written on the local disk and then put there, each by one
 * request, so that it is there as a whole or not at all; they are read through a cache.
 */
final class ObjectStore implements FileStore {

    private final Warehouse.Objects warehouse;
    private final S3Client client;
    private final S3FileIO io;
    private final Path drafts;
    private final ObjectCache cache;

    private ObjectStore(Warehouse.Objects warehouse, S3Client client, Path drafts) {
        this.warehouse = warehouse;
        this.client = client;
        this.drafts = drafts;
        this.io = new S3FileIO(() -> client);
        io.initialize(
                Map.of(
                        S3FileIOProperties.STAGING_DIRECTORY,
                        drafts.toString(),
                        S3FileIOProperties.CLIENT_FACTORY,
                        NoOtherClients.class.getName()));
        this.cache = new ObjectCache(warehouse.cacheFolder(), warehouse.cacheBytes());
    }

    static ObjectStore open(Warehouse.Objects warehouse, Path tempFolder) {
        Path drafts = tempFolder.resolve("lake-drafts");
        FileTree.delete(drafts);
        FileTree.create(drafts);
        S3Client client = ObjectClient.of(warehouse.bucket(), warehouse.access());
        try {
            client.listObjectsV2(request -> request.bucket(warehouse.bucket()).maxKeys(1));
            return new ObjectStore(warehouse, client, drafts);
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public FileIO io() {
        return io;
    }

    @Override
    public String root() {
        return warehouse.location();
    }

    @Override
    public List<Path> folders() {
        return List.of(cache.folder(), drafts);
    }

    @Override
    public OpenFiles open() {
        return new CachedFiles(cache, this);
    }

    /** Fetches a file of the store to a place on the local disk where none is. */
    void download(String location, Path target) {
        try {
            GetObjectResponse got =
                    client.getObject(
                            request -> request.bucket(warehouse.bucket()).key(key(location)),
                            target);
            long bytes = FileTree.size(target);
            if (bytes != got.contentLength()) {
                throw new LakeException(
                        "the object store at %s sent %d of the %d bytes of %s"
                                .formatted(
                                        warehouse.access().address(),
                                        bytes,
                                        got.contentLength(),
                                        location));
            }
        } catch (NoSuchKeyException e) {
            throw new LakeException(
                    "the object store at %s has no file %s"
                            .formatted(warehouse.access().address(), location),
                    e);
        }
    }

    /** A text that is another one when the file was replaced; nothing when there is no file. */
    Optional<String> version(String location) {
        try {
            HeadObjectResponse head =
                    client.headObject(
                            request -> request.bucket(warehouse.bucket()).key(key(location)));
            return Optional.of(head.eTag().replaceAll("[^A-Za-z0-9-]", ""));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private String key(String location) {
        String bucket = Warehouse.Objects.SCHEME + warehouse.bucket() + "/";
        return below(bucket, location);
    }

    private static String below(String folder, String location) {
        if (!location.startsWith(folder)) {
            throw new LakeException("file " + location + " lies outside the warehouse " + folder);
        }
        return location.substring(folder.length());
    }

    @Override
    public Path draft(String location) {
        return drafts.resolve(below(root() + "/", location));
    }

    @Override
    public void publish(Path draft, String location) {
        client.putObject(request -> request.bucket(warehouse.bucket()).key(key(location)), draft);
        FileTree.delete(draft);
    }

    @Override
    public void dropDrafts(String location) {
        FileTree.delete(draft(location));
    }

    @Override
    public List<String> list(String folder) {
        TreeSet<String> names = new TreeSet<>();
        for (FileInfo file : io.listPrefix(folder + "/")) {
            String below = file.location().substring(folder.length() + 1);
            int end = below.indexOf('/');
            names.add(end < 0 ? below : below.substring(0, end));
        }
        return List.copyOf(names);
    }

    @Override
    public void deleteFolder(String folder) {
        dropDrafts(folder);
        try {
            io.deletePrefix(folder + "/");
        } catch (SdkException e) {
            throw new LakeException(
                    "cannot delete %s in the object store: %s".formatted(folder, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        io.close();
    }
}
