package org.jingwei.lake.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jingwei.area.AreaName;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.lake.DatasetRecord;
import org.jingwei.lake.Exports;

/**
 * CSV that a spreadsheet opens: UTF-8 with the mark that Excel tells it by, a header of labels, one
 * line a record.
 */
public final class CsvForm implements RecordFile.Form {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    @Override
    public String extension() {
        return ".csv";
    }

    @Override
    public String contentType() {
        return "text/csv;charset=UTF-8";
    }

    /** The writer is not closed: what it holds after a failure must not look like the end. */
    @Override
    public void write(Exports.Rows export, FileLanguage language, OutputStream output)
            throws IOException {
        Dataset dataset = export.dataset();
        output.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(output, UTF_8);
        writeLine(csv, language.header(dataset).stream().map(CsvCell::of).toList());
        export.forEach(exported -> writeLine(csv, line(dataset, exported)));
        csv.flush();
    }

    private static void writeLine(CsvWriter csv, List<String> cells) throws IOException {
        try {
            csv.writeRecord(cells);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> line(Dataset dataset, DatasetRecord exported) {
        List<String> cells = new ArrayList<>();
        cells.add(exported.area().map(AreaName::code).orElse(""));
        cells.add(exported.area().map(area -> CsvCell.of(area.name())).orElse(""));
        for (Element element : dataset.elements()) {
            cells.add(CsvCell.of(exported.values().get(element.name())));
        }
        return cells;
    }
}
