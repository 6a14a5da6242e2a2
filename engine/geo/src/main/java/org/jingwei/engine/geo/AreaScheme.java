package org.jingwei.engine.geo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The widths of a country's area codes: which levels there are, from the root down, and how many
 * digits each adds to the code of its parent.
 *
 * <p>Whatever the scheme, a code is stored as a number of 18 decimal digits: its own digits on the
 * left, zeros on the right. So every area with all that lies below it is one contiguous range, and
 * numbers of one scheme compare in code order. A segment of zeros alone means "the area itself": it
 * is never the number of a child.
 */
public final class AreaScheme {

    /** Number of decimal digits every stored code has. */
    public static final int STORED_DIGITS = 18;

    private static final Pattern LEVEL = Pattern.compile("([A-Z][A-Z0-9_]{0,31}):([1-9])");
    private static final int SHOWN_CHARACTERS = 40;

    /** China: the 12 digits of GB/T 2260 and GB/T 10114, then a grid and a cell of it. */
    public static final AreaScheme CHINA =
            parse("PROVINCE:2,CITY:2,COUNTY:2,TOWN:3,VILLAGE:3,GRID:3,CELL:3");

    private final List<Level> levels;

    /**
     * One level of the tree.
     *
     * @param name what the level is called, for example {@code TOWN}
     * @param depth 1 for the root level, and one more for each level below
     * @param digits how many digits this level adds
     * @param length how many digits a code of this level has in all
     */
    public record Level(String name, int depth, int digits, int length) {

        /** How many stored codes one area of this level spans. */
        long span() {
            return powerOfTen(STORED_DIGITS - length);
        }
    }

    private AreaScheme(List<Level> levels) {
        this.levels = levels;
    }

    /** Reads a scheme such as {@code "STATE:2,COUNTY:3,TRACT:6"}, root first. */
    public static AreaScheme parse(String text) {
        List<Level> levels = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int length = 0;
        for (String part : text.split(",", STORED_DIGITS + 2)) {
            var matcher = LEVEL.matcher(part.strip());
            if (!matcher.matches()) {
                throw invalid(text, "\"" + part + "\" is not NAME:digits with 1 to 9 digits");
            }
            String name = matcher.group(1);
            if (!names.add(name)) {
                throw invalid(text, "level " + name + " is named twice");
            }
            int digits = Integer.parseInt(matcher.group(2));
            length += digits;
            if (length > STORED_DIGITS) {
                throw invalid(text, "more than " + STORED_DIGITS + " digits in all");
            }
            levels.add(new Level(name, levels.size() + 1, digits, length));
        }
        return new AreaScheme(List.copyOf(levels));
    }

    private static IllegalArgumentException invalid(String text, String reason) {
        return new IllegalArgumentException("area scheme \"" + shortened(text) + "\": " + reason);
    }

    /** The levels, root first. */
    public List<Level> levels() {
        return levels;
    }

    /** The level of that name. */
    public Optional<Level> findLevel(String name) {
        return levels.stream().filter(level -> level.name().equals(name)).findFirst();
    }

    /**
     * Reads a code of a level's own length; a longer form that is filled up with segments of zeros,
     * such as 350302000000 for a county, names the same area.
     */
    public AreaCode code(String code) {
        Level level = levelOfLength(code);
        long value = 0;
        for (int i = 0; i < code.length(); i++) {
            char digit = code.charAt(i);
            if (digit < '0' || digit > '9') {
                throw refused(code, "character " + (i + 1) + " is not a digit");
            }
            value = value * 10 + (digit - '0');
        }
        long stored = value * level.span();
        return new AreaCode(this, stored, depthOf(stored, code));
    }

    /** The code stored as this number of 18 digits. */
    public AreaCode of(long value) {
        return new AreaCode(this, value, depthOf(value, Long.toString(value)));
    }

    private Level levelOfLength(String code) {
        for (Level level : levels) {
            if (level.length() == code.length()) {
                return level;
            }
        }
        String lengths =
                levels.stream()
                        .map(level -> Integer.toString(level.length()))
                        .collect(Collectors.joining(", "));
        throw refused(code, code.length() + " characters long; a code has " + lengths + " digits");
    }

    /** The depth of the last segment that is not zero; no segment before it may be zero. */
    private int depthOf(long value, String shown) {
        if (value <= 0 || value >= powerOfTen(STORED_DIGITS)) {
            throw refused(shown, "not a number from 1 to " + STORED_DIGITS + " digits");
        }
        long rest = value;
        for (Level level : levels) {
            if (rest < level.span()) {
                throw refused(
                        shown,
                        "its "
                                + level.name()
                                + " part is zero, which means the area above itself, so no part"
                                + " below it may be other than zero");
            }
            rest %= level.span();
            if (rest == 0) {
                return level.depth();
            }
        }
        throw refused(shown, "digits after the " + levels.getLast().name() + " part are not zero");
    }

    private static InvalidAreaCodeException refused(String code, String reason) {
        return new InvalidAreaCodeException(shortened(code), reason);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }

    static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AreaScheme scheme && levels.equals(scheme.levels);
    }

    @Override
    public int hashCode() {
        return levels.hashCode();
    }

    /** The text that {@link #parse(String)} reads. */
    @Override
    public String toString() {
        return levels.stream()
                .map(level -> level.name() + ":" + level.digits())
                .collect(Collectors.joining(","));
    }
}
