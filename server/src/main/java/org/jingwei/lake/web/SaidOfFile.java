package org.jingwei.lake.web;

import java.util.Optional;
import org.jingwei.http.Problem;
import org.jingwei.lake.FileFormat;
import org.jingwei.lake.Reading;
import org.jingwei.lake.intake.BatchReceiver;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a sending says of its file.
 *
 * @param hold whether the file waits to be looked at and started
 * @param format CSV, XLSX, GEOJSON or NDJSON; detected otherwise
 * @param charset its encoding, where the content type does not say it; detected otherwise
 * @param delimiter what separates its values; detected otherwise
 * @param sheet the name of the sheet of a workbook; the first one otherwise
 */
record SaidOfFile(
        @Nullable Boolean hold,
        @Nullable FileFormat format,
        @Nullable String charset,
        @Nullable String delimiter,
        @Nullable String sheet) {

    BatchReceiver.Start start() {
        return Boolean.TRUE.equals(hold) ? BatchReceiver.Start.HELD : BatchReceiver.Start.AT_ONCE;
    }

    Reading reading(FileForm form) {
        return new Reading(
                Optional.ofNullable(format),
                Optional.ofNullable(charset).map(FileForm::named).or(form::charset),
                Optional.ofNullable(delimiter).map(SaidOfFile::character),
                Optional.ofNullable(sheet),
                Optional.empty());
    }

    private static char character(String text) {
        if (text.equals("\\t") || text.equalsIgnoreCase("tab")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw Problem.badRequest(
                    "invalid-delimiter", "delimiter must be one character, or tab.");
        }
        return text.charAt(0);
    }
}
