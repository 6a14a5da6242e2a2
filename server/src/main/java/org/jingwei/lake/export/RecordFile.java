package org.jingwei.lake.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jingwei.lake.Exports;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** The records of an export on their way out as a file. */
public record RecordFile(Exports.Rows export, FileLanguage language, Form form) {

    /** How a file is written. */
    public interface Form {
        /** How its name ends, with the dot. */
        String extension();

        /** Its media type. */
        String contentType();

        /** How many rows it holds at most. */
        default long mostRows() {
            return Long.MAX_VALUE;
        }

        /** Writes all of it. What fails must not look like the file's end. */
        void write(Exports.Rows export, FileLanguage language, OutputStream output)
                throws IOException;
    }

    /**
     * Sends it. Where reading fails before anything is on its way, the answer is as good as new;
     * afterwards the failure is for the server to break the answer off.
     */
    public void sendTo(HttpServletResponse response, Optional<String> area) throws IOException {
        response.setContentType(form.contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(area));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            form.write(export, language, response.getOutputStream());
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                response.reset();
            }
            throw e;
        }
    }

    private String disposition(Optional<String> area) {
        String name =
                language.name(export.dataset())
                        + area.map(code -> "-" + code).orElse("")
                        + form.extension();
        return ContentDisposition.attachment().filename(name, UTF_8).build().toString();
    }
}
