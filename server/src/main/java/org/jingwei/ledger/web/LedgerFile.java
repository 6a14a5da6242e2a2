package org.jingwei.ledger.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jingwei.http.SpreadsheetText;
import org.jingwei.ledger.LedgerEntries;
import org.jingwei.ledger.LedgerEntry;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Rows of the ledger as a CSV file that a spreadsheet opens, written while they are read.
 *
 * @param english in which language its header is
 */
record LedgerFile(boolean english) {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private static final List<String> CHINESE =
            List.of(
                    "日期", "事项编号", "事项", "事项类别", "提出单位", "单位名称", "依据", "对象类别", "对象代码", "对象", "区划代码",
                    "区划", "记账", "节省原因", "分钟");
    private static final List<String> ENGLISH =
            List.of(
                    "day",
                    "matter",
                    "title",
                    "mechanism",
                    "requester",
                    "requester name",
                    "legal basis",
                    "kind",
                    "key",
                    "subject",
                    "area",
                    "area name",
                    "booking",
                    "saving",
                    "minutes");

    /** Hands rows to who writes them. */
    @FunctionalInterface
    interface Rows {
        /** All of them, one after the other. */
        void each(LedgerEntries.Receiver receiver) throws IOException;
    }

    /** A failure before anything is on its way is answered as such; later the answer breaks off. */
    void send(HttpServletResponse response, Rows rows) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(english ? "ledger.csv" : "减负账本.csv", UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            write(response.getOutputStream(), rows);
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                response.reset();
            }
            throw e;
        }
    }

    /** The writer is not closed: what it holds after a failure must not look like the end. */
    private void write(OutputStream output, Rows rows) throws IOException {
        output.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(output, UTF_8);
        writeLine(csv, english ? ENGLISH : CHINESE);
        rows.each(entry -> writeLine(csv, line(entry)));
        csv.flush();
    }

    private static void writeLine(CsvWriter csv, List<String> cells) throws IOException {
        try {
            csv.writeRecord(cells.stream().map(SpreadsheetText::harmless).toList());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> line(LedgerEntry entry) {
        return List.of(
                entry.day().toString(),
                entry.matter(),
                entry.title(),
                entry.mechanism(),
                entry.requester(),
                entry.requesterName(),
                entry.legalBasis(),
                entry.kind(),
                entry.key(),
                entry.name(),
                entry.area(),
                entry.areaName(),
                entry.booking().name(),
                entry.saving().map(Enum::name).orElse(""),
                Integer.toString(entry.minutes()));
    }
}
