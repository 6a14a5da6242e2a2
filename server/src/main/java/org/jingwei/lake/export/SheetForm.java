package org.jingwei.lake.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jingwei.area.AreaName;
import org.jingwei.catalog.Dataset;
import org.jingwei.lake.DatasetRecord;
import org.jingwei.lake.Exports;
import org.jspecify.annotations.Nullable;

/**
 * A workbook of one sheet. Texts are text cells, so that a code of eighteen digits keeps them all;
 * so is a number with more digits than a spreadsheet keeps. Dates are dates. Rows leave while they
 * are read; no text is kept to be shared.
 */
public final class SheetForm implements RecordFile.Form {
    /** Its media type. */
    public static final String MEDIA_TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final int EXACT_DIGITS = 15;
    private static final int MOST_CHARACTERS = 32_767;
    private static final int FIRST_YEAR = 1901;
    private static final int ROWS_AT_ONCE = 500;

    @Override
    public String extension() {
        return ".xlsx";
    }

    @Override
    public String contentType() {
        return MEDIA_TYPE;
    }

    /** A sheet holds its header besides. */
    @Override
    public long mostRows() {
        return Worksheet.MAX_ROWS - 1L;
    }

    /** The workbook is not closed: what it holds after a failure must not look like the end. */
    @Override
    public void write(Exports.Rows export, FileLanguage language, OutputStream output)
            throws IOException {
        Dataset dataset = export.dataset();
        Workbook workbook = new Workbook(output, "Jingwei", "1.0");
        Worksheet sheet = workbook.newWorksheet(language.name(dataset));
        List<String> header = language.header(dataset);
        for (int i = 0; i < header.size(); i++) {
            sheet.inlineString(0, i, header.get(i));
        }
        sheet.freezePane(0, 1);
        Rows rows = new Rows(sheet, dataset);
        export.forEach(rows::add);
        workbook.finish();
    }

    /** The rows of a sheet, one after the other. */
    private static final class Rows {
        private final Worksheet sheet;
        private final Dataset dataset;
        private int row;

        Rows(Worksheet sheet, Dataset dataset) {
            this.sheet = sheet;
            this.dataset = dataset;
        }

        void add(DatasetRecord exported) throws IOException {
            row++;
            put(0, exported.area().map(AreaName::code).orElse(null));
            put(1, exported.area().map(AreaName::name).orElse(null));
            for (int i = 0; i < dataset.elements().size(); i++) {
                put(i + 2, exported.values().get(dataset.elements().get(i).name()));
            }
            if (row % ROWS_AT_ONCE == 0) {
                sheet.flush();
            }
        }

        private void put(int column, @Nullable Object value) {
            switch (value) {
                case null -> {}
                case Boolean truth -> sheet.value(row, column, truth);
                case LocalDate day when day.getYear() >= FIRST_YEAR -> {
                    sheet.value(row, column, day);
                    sheet.style(row, column).format("yyyy-mm-dd").set();
                }
                case LocalDateTime time when time.getYear() >= FIRST_YEAR -> {
                    sheet.value(row, column, time);
                    sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
                }
                case Number number when isExact(number) -> sheet.value(row, column, number);
                case BigDecimal number -> sheet.inlineString(row, column, number.toPlainString());
                default -> sheet.inlineString(row, column, shortened(value.toString()));
            }
        }

        private static boolean isExact(Number number) {
            return number instanceof Double
                    || new BigDecimal(number.toString()).stripTrailingZeros().precision()
                            <= EXACT_DIGITS;
        }

        private static String shortened(String text) {
            return text.length() <= MOST_CHARACTERS
                    ? text
                    : text.substring(0, MOST_CHARACTERS - 1) + "…";
        }
    }
}
