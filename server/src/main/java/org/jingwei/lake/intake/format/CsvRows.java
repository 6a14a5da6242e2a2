package org.jingwei.lake.intake.format;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of separated values (RFC 4180), read record by record. Sizes are limited so that an
 * unclosed quote, or a line without an end, ends the reading and not the memory.
 */
final class CsvRows implements SourceRows {
    private static final int MAX_FIELD = 1 << 20;
    private static final int MAX_RECORD = 4 << 20;
    private static final int MAX_FIELDS = 2000;

    private final CountedInput bytes;
    private final Handler handler = new Handler();
    private final CloseableIterator<RowText> records;
    private final List<String> header;

    private CsvRows(CountedInput bytes, FileReading reading) throws IOException {
        this.bytes = bytes;
        this.records =
                CsvReader.builder()
                        .fieldSeparator(reading.delimiter())
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(MAX_RECORD)
                        .build(handler, reading.charset().reader(bytes))
                        .iterator();
        RowText first = new RowText();
        if (!next(first)) {
            throw new UnreadableFileException("invalid-header", "The file has no header row.");
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < first.count(); i++) {
            names.add(first.cell(i));
        }
        this.header = List.copyOf(names);
    }

    static CsvRows open(CountedInput bytes, FileReading reading) throws IOException {
        return new CsvRows(bytes, reading);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next(RowText row) {
        handler.row = row;
        try {
            if (records.hasNext()) {
                records.next();
                return true;
            }
            return false;
        } catch (CsvParseException e) {
            throw new UnreadableFileException(
                    "invalid-csv",
                    "The file is no CSV: "
                            + reason(e)
                            + ". Look for a quote that is not closed; nothing was taken.");
        }
    }

    private static String reason(CsvParseException e) {
        Throwable cause = e.getCause();
        return cause == null
                ? String.valueOf(e.getMessage())
                : e.getMessage() + ": " + cause.getMessage();
    }

    @Override
    public long bytesRead() {
        return bytes.count();
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the fields of a record into the row that was asked for. */
    private static final class Handler extends CsvCallbackHandler<RowText> {
        private RowText row = new RowText();
        private RecordType type = RecordType.DATA;
        private int size;

        @Override
        protected RecordType getRecordType() {
            return type;
        }

        @Override
        protected int getFieldCount() {
            return row.count();
        }

        @Override
        protected void beginRecord(long startingLine) {
            row.begin(startingLine);
            type = RecordType.DATA;
            size = 0;
        }

        @Override
        protected void addField(char[] buffer, int offset, int length, boolean quoted) {
            size += length;
            if (length > MAX_FIELD || size > MAX_RECORD || row.count() == MAX_FIELDS) {
                throw new CsvParseException(
                        "a record has more than "
                                + MAX_FIELDS
                                + " fields or "
                                + MAX_FIELD
                                + " characters in one");
            }
            row.add(buffer, offset, length);
        }

        @Override
        protected void setComment(char[] buffer, int offset, int length) {
            type = RecordType.COMMENT;
        }

        @Override
        protected void setEmpty() {
            type = RecordType.EMPTY;
        }

        @Override
        protected RowText buildRecord() {
            return row;
        }
    }
}
