package org.jingwei.lake;

import java.util.Optional;
import org.jingwei.http.Problem;

/**
 * How a file is to be read. What is empty is detected, and the mapping is then the one remembered
 * for the dataset.
 *
 * @param delimiter what separates the values of CSV
 * @param sheet the name of the sheet of a workbook; the first one otherwise
 */
public record Reading(
        Optional<FileFormat> format,
        Optional<FileCharset> charset,
        Optional<Character> delimiter,
        Optional<String> sheet,
        Optional<Mapping> mapping) {

    public Reading {
        if (delimiter.isPresent() && !canSeparate(delimiter.get())) {
            throw Problem.badRequest(
                    "invalid-delimiter",
                    "delimiter must be a tab or one character of ASCII, and no letter, digit,"
                            + " quote or end of a line.");
        }
    }

    private static boolean canSeparate(char delimiter) {
        return delimiter == '\t'
                || (delimiter >= ' '
                        && delimiter < 0x7f
                        && delimiter != '"'
                        && !Character.isLetterOrDigit(delimiter));
    }

    public Reading(
            Optional<FileFormat> format,
            Optional<FileCharset> charset,
            Optional<Character> delimiter,
            Optional<Mapping> mapping) {
        this(format, charset, delimiter, Optional.empty(), mapping);
    }

    /** All of it detected. */
    public static Reading detected() {
        return new Reading(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Text of this format in UTF-8. */
    public static Reading utf8(FileFormat format) {
        return new Reading(
                Optional.of(format),
                Optional.of(FileCharset.UTF_8),
                Optional.empty(),
                Optional.empty());
    }
}
