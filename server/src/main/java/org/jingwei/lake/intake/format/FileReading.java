package org.jingwei.lake.intake.format;

import java.util.Optional;
import java.util.Set;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.FileFormat;

/**
 * How a file is read, all of it settled.
 *
 * @param sheet the name of the sheet of a workbook; the first one otherwise
 * @param known names that its columns may have, by which a header is told from a title above it
 */
public record FileReading(
        FileFormat format,
        FileCharset charset,
        char delimiter,
        Optional<String> sheet,
        Set<String> known) {

    public FileReading {
        known = Set.copyOf(known);
    }
}
