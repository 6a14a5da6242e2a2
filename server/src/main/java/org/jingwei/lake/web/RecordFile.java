package org.jingwei.lake.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jingwei.area.AreaName;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.http.Problem;
import org.jingwei.lake.DatasetRecord;
import org.jingwei.lake.Exports;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Records as a CSV file that a spreadsheet opens: UTF-8 with the mark that Excel tells it by, a
 * header of labels, one line a record.
 */
final class RecordFile {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Exports.Export export;
    private final Language language;

    RecordFile(Exports.Export export, Language language) {
        this.export = export;
        this.language = language;
    }

    /** In which language the header is. */
    enum Language {
        ZH("区划代码", "区划名称"),
        EN("Area code", "Area name");

        private final String areaCode;
        private final String areaName;

        Language(String areaCode, String areaName) {
            this.areaCode = areaCode;
            this.areaName = areaName;
        }

        static Language of(String name) {
            return switch (name) {
                case "zh" -> ZH;
                case "en" -> EN;
                default ->
                        throw Problem.badRequest("invalid-lang", "lang is zh or en, nothing else.");
            };
        }

        private String label(Element element) {
            return this == ZH ? element.label() : element.labelEn();
        }

        private String name(Dataset dataset) {
            return this == ZH ? dataset.name() : dataset.nameEn();
        }
    }

    /**
     * Sends it. Where reading fails before anything is on its way, the answer is as good as new;
     * afterwards the failure is for the server to break the answer off.
     */
    void sendTo(HttpServletResponse response, Optional<String> area) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(area));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            write(response.getOutputStream());
        } catch (RuntimeException e) {
            if (!response.isCommitted()) {
                response.reset();
            }
            throw e;
        }
    }

    private String disposition(Optional<String> area) {
        String name =
                language.name(export.dataset()) + area.map(code -> "-" + code).orElse("") + ".csv";
        return ContentDisposition.attachment().filename(name, UTF_8).build().toString();
    }

    /**
     * The writer is not closed: what it holds after a failure must not look like the file's end.
     */
    private void write(OutputStream output) throws IOException {
        output.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(output, UTF_8);
        writeLine(csv, header());
        export.forEach(exported -> writeLine(csv, line(exported)));
        csv.flush();
    }

    private static void writeLine(CsvWriter csv, List<String> cells) throws IOException {
        try {
            csv.writeRecord(cells);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private List<String> header() {
        Stream<String> labels = export.dataset().elements().stream().map(language::label);
        return Stream.concat(Stream.of(language.areaCode, language.areaName), labels)
                .map(CsvCell::of)
                .toList();
    }

    private List<String> line(DatasetRecord exported) {
        List<String> cells = new ArrayList<>();
        cells.add(exported.area().map(AreaName::code).orElse(""));
        cells.add(exported.area().map(area -> CsvCell.of(area.name())).orElse(""));
        for (Element element : export.dataset().elements()) {
            cells.add(CsvCell.of(exported.values().get(element.name())));
        }
        return cells;
    }
}
