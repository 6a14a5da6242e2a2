package org.jingwei.http;

import java.util.regex.Pattern;

/**
 * Texts as cells of a spreadsheet. A spreadsheet runs a text that begins like a formula, whoever
 * wrote it: such a text gets an apostrophe before it, unless it is a number. Excel takes the
 * full-width forms of those characters too.
 */
public final class SpreadsheetText {
    private static final String BEGINS_A_FORMULA = "=+-@＝＋－＠\t\r\n";
    private static final Pattern NUMBER =
            Pattern.compile("[+-](\\d{1,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");

    private SpreadsheetText() {}

    /** The text, as it is or so that nothing runs it. */
    public static String harmless(String text) {
        boolean formula =
                !text.isEmpty()
                        && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0
                        && !NUMBER.matcher(text).matches();
        return formula ? "'" + text : text;
    }
}
