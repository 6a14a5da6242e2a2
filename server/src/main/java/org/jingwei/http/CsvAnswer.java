package org.jingwei.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A table as a CSV file that spreadsheets open as it is: UTF-8 with a byte order mark, and no cell
 * that they would take for a formula.
 *
 * @param name of the file
 */
public record CsvAnswer(String name, List<String> header) {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** Takes lines one after the other. */
    @FunctionalInterface
    public interface Receiver {
        /** Takes one, with as many cells as the header has. */
        void take(List<String> cells) throws IOException;
    }

    /** Hands lines to who writes them. */
    @FunctionalInterface
    public interface Lines {
        /** All of them, one after the other. */
        void each(Receiver receiver) throws IOException;
    }

    /** A failure before anything is on its way is answered as such; later the answer breaks off. */
    public void send(HttpServletResponse response, Lines lines) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name, UTF_8).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            write(response.getOutputStream(), lines);
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                response.reset();
            }
            throw e;
        }
    }

    /** The writer is not closed: what it holds after a failure must not look like the end. */
    private void write(OutputStream output, Lines lines) throws IOException {
        output.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(output, UTF_8);
        writeLine(csv, header);
        lines.each(cells -> writeLine(csv, cells));
        csv.flush();
    }

    private static void writeLine(CsvWriter csv, List<String> cells) throws IOException {
        try {
            csv.writeRecord(cells.stream().map(SpreadsheetText::harmless).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
