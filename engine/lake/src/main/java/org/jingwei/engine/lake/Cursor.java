package org.jingwei.engine.lake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last row of a page: the next one begins behind it, whatever was committed since. */
public record Cursor(long area, long row) {

    private static final int RADIX = 36;
    private static final Pattern TEXT = Pattern.compile("([0-9a-z]{1,12})-([0-9a-z]{1,13})");

    public Cursor {
        if (area < 0 || row < 0) {
            throw new IllegalArgumentException("cursor " + area + ", " + row + " is negative");
        }
    }

    /** Reads what {@link #text} wrote. */
    public static Cursor parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a cursor");
        }
        return new Cursor(
                Long.parseLong(parts.group(1), RADIX), Long.parseLong(parts.group(2), RADIX));
    }

    /** The cursor as a short word for an address. */
    public String text() {
        return Long.toString(area, RADIX) + "-" + Long.toString(row, RADIX);
    }
}
