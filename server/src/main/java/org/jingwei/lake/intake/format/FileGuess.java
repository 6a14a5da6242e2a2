package org.jingwei.lake.intake.format;

import java.util.Optional;
import org.jingwei.lake.FileCharset;
import org.jingwei.lake.FileFormat;

/**
 * What a file seems to be, each with how sure that is, from 0 to 1.
 *
 * @param charset none for a workbook
 * @param delimiter for separated values only
 */
public record FileGuess(
        Sure<FileFormat> format,
        Optional<Sure<FileCharset>> charset,
        Optional<Sure<Character>> delimiter) {

    /** A guess. */
    public record Sure<T>(T value, double confidence) {}
}
