package org.jingwei.lake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jingwei.http.Problem;
import org.jingwei.lake.FileCharset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * How a request says its file is written.
 *
 * @param charset its encoding, where it says one
 * @param gzip whether it says that the file is compressed; a file may also just be
 */
record FileForm(Optional<FileCharset> charset, boolean gzip) {
    private static final int GZIP_FIRST = 0x1f;

    /** Read by hand: a media type with a charset that Java does not know cannot be parsed. */
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    static FileForm of(HttpServletRequest request) {
        return new FileForm(charset(request.getContentType()), isGzip(request));
    }

    private static Optional<FileCharset> charset(@Nullable String contentType) {
        return contentType == null
                ? Optional.empty()
                : charsetName(contentType).map(FileForm::named);
    }

    /** The encoding of a name. */
    static FileCharset named(String name) {
        return FileCharset.named(name)
                .orElseThrow(() ->
                        unsupported(
                                "unsupported-charset",
                                "Charset "
                                        + name
                                        + " is not read here; send UTF-8, GB18030, GBK or UTF-16."));
    }

    private static Optional<String> charsetName(String contentType) {
        Matcher parameter = CHARSET.matcher(contentType);
        return parameter.find() ? Optional.of(parameter.group(1)) : Optional.empty();
    }

    private static boolean isGzip(HttpServletRequest request) {
        String encoding =
                Optional.ofNullable(request.getHeader(HttpHeaders.CONTENT_ENCODING))
                        .orElse("identity")
                        .toLowerCase(Locale.ROOT);
        return switch (encoding) {
            case "gzip", "x-gzip" -> true;
            case "identity" -> false;
            default ->
                    throw unsupported(
                            "unsupported-encoding",
                            "Content-Encoding "
                                    + encoding
                                    + " is not read here; send gzip or none.");
        };
    }

    private static ErrorResponseException unsupported(String code, String detail) {
        ProblemDetail body =
                ProblemDetail.forStatusAndDetail(HttpStatus.UNSUPPORTED_MEDIA_TYPE, detail);
        body.setType(URI.create("urn:jingwei:problem:" + code));
        body.setProperty("code", code);
        return new ErrorResponseException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, body, null);
    }

    /** The file; what says it is compressed must be. */
    InputStream body(HttpServletRequest request) throws IOException {
        InputStream body = new BufferedInputStream(request.getInputStream());
        body.mark(1);
        int first = body.read();
        body.reset();
        if (gzip && first >= 0 && first != GZIP_FIRST) {
            throw Problem.badRequest(
                    "invalid-gzip", "Content-Encoding says gzip, and the file is not compressed.");
        }
        return body;
    }
}
