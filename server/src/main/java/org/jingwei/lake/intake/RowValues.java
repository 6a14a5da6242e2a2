package org.jingwei.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.engine.lake.RowBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The values of one row by element, used again for the next row: numbers, days and times as 64
 * bits, texts as pieces of the buffers they were read from. So a row costs no objects.
 */
final class RowValues {
    /** A decimal is kept as a whole number of ten-thousandths. */
    static final int SCALE = 4;

    private static final long MICROS = 1_000_000;
    private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();

    private final ElementType[] types;
    private final boolean[] present;
    private final long[] numbers;
    private final byte[][] texts;
    private final int[] starts;
    private final int[] ends;
    private final @Nullable Object[] objects;

    RowValues(List<Element> elements) {
        this.types = elements.stream().map(Element::type).toArray(ElementType[]::new);
        this.present = new boolean[types.length];
        this.numbers = new long[types.length];
        this.texts = new byte[types.length][];
        Arrays.fill(texts, new byte[0]);
        this.starts = new int[types.length];
        this.ends = new int[types.length];
        this.objects = new Object[types.length];
    }

    void clear(int element) {
        present[element] = false;
    }

    /** A whole number, ten-thousandths, a day, microseconds, or 1 for true. */
    void set(int element, long number) {
        present[element] = true;
        numbers[element] = number;
    }

    void set(int element, double number) {
        set(element, Double.doubleToRawLongBits(number));
    }

    /** A text in UTF-8, which stays in its buffer. */
    void set(int element, byte[] buffer, int from, int to) {
        present[element] = true;
        texts[element] = buffer;
        starts[element] = from;
        ends[element] = to;
    }

    void set(int element, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        set(element, bytes, 0, bytes.length);
    }

    /** Sets a value as {@link ElementType#parse} gives it. */
    void set(int element, Object value) {
        switch (value) {
            case String text -> set(element, text);
            case Long number -> set(element, number.longValue());
            case Double number -> set(element, number.doubleValue());
            case Boolean truth -> set(element, truth ? 1L : 0L);
            case BigDecimal number -> set(element, unscaled(number));
            case LocalDate day -> set(element, day.toEpochDay());
            case LocalDateTime time -> set(element, micros(time));
            default -> throw new IllegalArgumentException("no value of a row: " + value);
        }
    }

    /** The 64 bits of a value that is no text; bits of a double are ordered as they are. */
    static long bits(Object value) {
        return switch (value) {
            case Long number -> number;
            case BigDecimal number -> unscaled(number);
            case LocalDate day -> day.toEpochDay();
            case LocalDateTime time -> micros(time);
            default -> throw new IllegalArgumentException("no bits for " + value);
        };
    }

    private static long unscaled(BigDecimal number) {
        return number.setScale(SCALE).unscaledValue().longValueExact();
    }

    private static long micros(LocalDateTime time) {
        return ChronoUnit.MICROS.between(EPOCH, time);
    }

    boolean has(int element) {
        return present[element];
    }

    /** The bits of a value that is there. */
    long number(int element) {
        return numbers[element];
    }

    double fraction(int element) {
        return Double.longBitsToDouble(numbers[element]);
    }

    /** A text that may be missing. */
    @Nullable String text(int element) {
        return present[element] ? written(element) : null;
    }

    private String written(int element) {
        return new String(texts[element], starts[element], ends[element] - starts[element], UTF_8);
    }

    /** What an area code that is there means. */
    AreaLookup.Meaning area(int element, AreaLookup areas) {
        return areas.meaning(texts[element], starts[element], ends[element]);
    }

    /** A value as an object. */
    @Nullable Object value(int element) {
        if (!present[element]) {
            return null;
        }
        long number = numbers[element];
        return switch (types[element]) {
            case TEXT -> written(element);
            case INTEGER -> number;
            case DECIMAL -> BigDecimal.valueOf(number, SCALE);
            case DOUBLE -> Double.longBitsToDouble(number);
            case DATE -> LocalDate.ofEpochDay(number);
            case TIMESTAMP ->
                    LocalDateTime.ofEpochSecond(
                            Math.floorDiv(number, MICROS),
                            (int) Math.floorMod(number, MICROS) * 1000,
                            ZoneOffset.UTC);
            case BOOLEAN -> number == 1;
        };
    }

    /** All values as objects, in an array that is used again. */
    @Nullable Object[] objects() {
        for (int i = 0; i < objects.length; i++) {
            objects[i] = value(i);
        }
        return objects;
    }

    /** Hands the values to the lake. */
    void into(RowBuffer row) {
        for (int i = 0; i < types.length; i++) {
            if (present[i]) {
                switch (types[i]) {
                    case TEXT -> row.setText(i, texts[i], starts[i], ends[i]);
                    case INTEGER -> row.setLong(i, numbers[i]);
                    case DECIMAL -> row.setDecimal(i, numbers[i]);
                    case DOUBLE -> row.setDouble(i, fraction(i));
                    case DATE -> row.setDate(i, numbers[i]);
                    case TIMESTAMP -> row.setTimestamp(i, numbers[i]);
                    case BOOLEAN -> row.setBoolean(i, numbers[i] == 1);
                }
            }
        }
    }
}
