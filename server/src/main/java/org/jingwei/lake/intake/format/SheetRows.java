package org.jingwei.lake.intake.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * A sheet of a workbook, read row by row. Titles above the header are passed over; rows without a
 * value are not there.
 */
final class SheetRows implements SourceRows {
    private static final int LOOKED_AT_FOR_HEADER = 20;
    private static final int MAX_COLUMNS = 2000;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final Deque<Row> ahead = new ArrayDeque<>();
    private final List<String> header;
    private final long bytes;
    private final long guessedRows;
    private volatile long taken;

    private SheetRows(ReadableWorkbook workbook, Sheet sheet, long bytes, FileReading reading)
            throws IOException {
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        this.bytes = bytes;
        this.guessedRows = Math.max(1, bytes / 30);
        while (ahead.size() < LOOKED_AT_FOR_HEADER && rows.hasNext()) {
            ahead.add(rows.next());
        }
        List<List<String>> first = ahead.stream().map(SheetRows::texts).toList();
        int place = HeaderRow.find(first, reading.known());
        for (int i = 0; i < place; i++) {
            ahead.remove();
        }
        ahead.remove();
        this.header = HeaderRow.withoutEmptyEnd(first.get(place));
    }

    static SheetRows open(Path file, FileReading reading) throws IOException {
        if (!Workbooks.isWorkbook(file)) {
            throw new UnreadableFileException("invalid-xlsx", "The file is no workbook of Excel.");
        }
        ReadableWorkbook workbook = null;
        boolean open = false;
        try {
            workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
            SheetRows rows =
                    new SheetRows(workbook, sheet(workbook, reading), Files.size(file), reading);
            open = true;
            return rows;
        } catch (ExcelReaderException | UncheckedIOException e) {
            throw unreadable(e);
        } finally {
            if (!open && workbook != null) {
                workbook.close();
            }
        }
    }

    private static Sheet sheet(ReadableWorkbook workbook, FileReading reading) {
        if (reading.sheet().isEmpty()) {
            return workbook.getFirstSheet();
        }
        return workbook.findSheet(reading.sheet().get())
                .orElseThrow(() ->
                        new UnreadableFileException(
                                "no-such-sheet",
                                "The workbook has no sheet \""
                                        + reading.sheet().get()
                                        + "\"; it has "
                                        + workbook.getSheets().map(Sheet::getName).toList()
                                        + "."));
    }

    private static UnreadableFileException unreadable(Exception e) {
        return new UnreadableFileException(
                "invalid-xlsx",
                "The workbook cannot be read: " + e.getMessage() + "; nothing was taken.");
    }

    private static List<String> texts(Row row) {
        RowText text = new RowText();
        fill(text, row, Math.min(row.getCellCount(), MAX_COLUMNS));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < text.count(); i++) {
            texts.add(text.cell(i));
        }
        return texts;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next(RowText row) {
        try {
            while (!ahead.isEmpty() || rows.hasNext()) {
                Row next = ahead.isEmpty() ? rows.next() : ahead.remove();
                if (fill(row, next, width(next))) {
                    count();
                    return true;
                }
            }
            return false;
        } catch (ExcelReaderException | UncheckedIOException e) {
            throw unreadable(e);
        }
    }

    /** One thread reads; others only look at the count. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void count() {
        taken++;
    }

    /** A row is as wide as the header, or wider where it has a value there. */
    private int width(Row row) {
        int width = Math.min(row.getCellCount(), MAX_COLUMNS);
        while (width > header.size() && SheetCell.isEmpty(row, width - 1)) {
            width--;
        }
        return Math.max(width, header.size());
    }

    /** Takes the cells of a row; whether one of them has a value. */
    private static boolean fill(RowText text, Row row, int width) {
        text.begin(row.getRowNum());
        boolean any = false;
        for (int i = 0; i < width; i++) {
            any |= SheetCell.add(text, row, i);
        }
        return any;
    }

    /** About how far it is: what is left of a compressed sheet cannot be seen. */
    @Override
    public long bytesRead() {
        return (long) (bytes * (1 - 1 / (1 + (double) taken / guessedRows)));
    }

    @Override
    public void close() {
        try {
            stream.close();
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
