package org.jingwei.engine.lake;

import java.util.Map;
import org.apache.iceberg.aws.s3.S3FileIOAwsClientFactory;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes no client, because Iceberg is given the one it uses. Its own maker, which it prepares all
 * the same, would want the clients of services that the lake has no use for.
 */
public final class NoOtherClients implements S3FileIOAwsClientFactory {

    /** For Iceberg, which finds the class by its name. */
    public NoOtherClients() {}

    @Override
    public void initialize(Map<String, String> properties) {
        // there is nothing to make
    }

    @Override
    public S3Client s3() {
        throw new UnsupportedOperationException("the lake's store has its client");
    }

    @Override
    public S3AsyncClient s3Async() {
        throw new UnsupportedOperationException("the lake's store has its client");
    }
}
