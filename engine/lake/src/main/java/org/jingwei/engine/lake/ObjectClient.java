package org.jingwei.engine.lake;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** The client of an object store, whose failures say which store it was and what is to be done. */
final class ObjectClient {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(60);

    private ObjectClient() {}

    /** Checks beyond S3's old ones are left out where they are optional: few stores know them. */
    static S3Client of(String bucket, Warehouse.StoreAccess access) {
        S3ClientBuilder builder =
                S3Client.builder()
                        .region(Region.of(access.region()))
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create(
                                                access.accessKey(), access.secretKey())))
                        .httpClientBuilder(
                                UrlConnectionHttpClient.builder()
                                        .connectionTimeout(CONNECT_PATIENCE)
                                        .socketTimeout(ANSWER_PATIENCE))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        access.endpoint().ifPresent(builder::endpointOverride);
        S3Client client = builder.forcePathStyle(access.endpoint().isPresent()).build();
        return (S3Client)
                Proxy.newProxyInstance(
                        S3Client.class.getClassLoader(),
                        new Class<?>[] {S3Client.class},
                        new Told(client, bucket, access.address()));
    }

    /** Tells failures of the store as such; that a file is not there is for the caller. */
    private record Told(S3Client client, String bucket, String address)
            implements InvocationHandler {

        private static final int REFUSED = 403;
        private static final int MISSING = 404;

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments)
                throws Throwable {
            try {
                return method.invoke(client, arguments);
            } catch (InvocationTargetException e) {
                throw told(e.getTargetException());
            }
        }

        private Throwable told(Throwable failure) {
            return switch (failure) {
                case NoSuchBucketException missing ->
                        new LakeException(
                                "the object store at %s has no bucket \"%s\""
                                        .formatted(address, bucket),
                                missing);
                case AwsServiceException answer when answer.statusCode() == MISSING -> answer;
                case AwsServiceException answer -> new LakeException(said(answer), answer);
                case AbortedException aborted -> aborted;
                case SdkClientException away ->
                        new LakeException(
                                "the object store at %s does not answer: %s"
                                        .formatted(address, innermost(away)),
                                away);
                default -> failure;
            };
        }

        private String said(AwsServiceException answer) {
            int status = answer.statusCode();
            String code =
                    answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
            return status == REFUSED
                    ? "the object store at %s refuses the access key for bucket \"%s\" (%s)"
                            .formatted(address, bucket, code)
                    : "the object store at %s failed with status %d (%s)"
                            .formatted(address, status, code);
        }

        private static String innermost(Throwable failure) {
            Throwable cause = failure;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return String.valueOf(cause.getMessage());
        }
    }
}
