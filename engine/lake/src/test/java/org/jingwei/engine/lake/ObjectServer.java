package org.jingwei.engine.lake;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** An S3-compatible object store on this machine, in memory. */
final class ObjectServer implements AutoCloseable {

    static final String SECRET = "not-to-be-told";
    private static final String KEY = "jingwei";
    private static final String BUCKET = "lake";
    private static final long CACHE_BYTES = 64L << 20;

    private final TransientNio2BlobStore objects = new TransientNio2BlobStore();
    private final S3Proxy proxy;

    ObjectServer() {
        objects.createContainer(BUCKET);
        proxy = start();
    }

    private S3Proxy start() {
        try {
            S3Proxy started =
                    S3Proxy.builder()
                            .blobStore(objects)
                            .endpoint(URI.create("http://127.0.0.1:0"))
                            .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
                            .stopTimeout(100)
                            .build();
            started.start();
            return started;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Warehouse.StoreAccess access() {
        return access(URI.create("http://127.0.0.1:" + proxy.getPort()), SECRET);
    }

    static Warehouse.StoreAccess access(URI endpoint, String secret) {
        return new Warehouse.StoreAccess(Optional.of(endpoint), "us-east-1", KEY, secret);
    }

    Warehouse.Objects warehouse(String prefix, Path cache) {
        return new Warehouse.Objects("s3://" + BUCKET + "/" + prefix, access(), cache, CACHE_BYTES);
    }

    /** The warehouse as one argument of a process, and back. */
    static String text(Warehouse.Objects warehouse) {
        return warehouse.location() + " " + warehouse.access().address();
    }

    static Warehouse.Objects warehouseAt(String text, Path cache) {
        int space = text.indexOf(' ');
        return new Warehouse.Objects(
                text.substring(0, space),
                access(URI.create(text.substring(space + 1)), SECRET),
                cache,
                CACHE_BYTES);
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (TimeoutException e) {
            // it has stopped, without waiting for connections that are kept open
            return;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
