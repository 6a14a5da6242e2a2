package org.jingwei.engine.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The last row of a page: the next one begins behind it, whatever was committed since.
 *
 * @param values the row's values of the columns the page is ordered by, null where there is none
 */
public record Cursor(List<@Nullable Object> values, long area, long row) {

    private static final int RADIX = 36;
    private static final Pattern TEXT =
            Pattern.compile("([0-9a-z]{1,12})-([0-9a-z]{1,13})((?:\\.[A-Za-z0-9_~-]++){0,5}+)");

    public Cursor {
        values = Collections.<@Nullable Object>unmodifiableList(new ArrayList<>(values));
        if (area < 0 || row < 0) {
            throw new InvalidCursorException("cursor " + area + ", " + row + " is negative");
        }
    }

    /** The row's place in the order of area and row. */
    public Cursor(long area, long row) {
        this(List.of(), area, row);
    }

    /** Reads what {@link #text} wrote. */
    public static Cursor parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new InvalidCursorException("\"" + text + "\" is not a cursor");
        }
        List<@Nullable Object> values = new ArrayList<>();
        try {
            Arrays.stream(parts.group(3).split("\\.", -1))
                    .skip(1)
                    .forEach(word -> values.add(CursorValue.parse(word)));
            return new Cursor(
                    values,
                    Long.parseLong(parts.group(1), RADIX),
                    Long.parseLong(parts.group(2), RADIX));
        } catch (RuntimeException e) {
            throw new InvalidCursorException("\"" + text + "\" is not a cursor", e);
        }
    }

    /** The cursor as a word for an address. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(Long.toString(area, RADIX)).append('-').append(Long.toString(row, RADIX));
        values.forEach(value -> text.append('.').append(CursorValue.text(value)));
        return text.toString();
    }

    /** Refuses values that the columns of the order cannot have. */
    void check(List<ColumnType> types) {
        for (int i = 0; i < types.size(); i++) {
            @Nullable Object value = values.get(i);
            if (value != null && !types.get(i).accepts(value)) {
                throw new InvalidCursorException(
                        "the cursor belongs to a page of another order: "
                                + Objects.toString(value)
                                + " is not a value of type "
                                + types.get(i));
            }
        }
    }
}
