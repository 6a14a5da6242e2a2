package org.jingwei.lake.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Pattern;
import java.util.Optional;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.catalog.InvalidValueException;
import org.jingwei.catalog.Rule;
import org.jingwei.lake.intake.format.RowText;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one element: strips, checks, converts. The good ways are quick and make no
 * object but a text; what they do not take goes the long way, which says what is wrong.
 */
final class ElementReader {
    private static final int MAX_CHARACTERS = 1 << 16;

    private final Element element;
    private final int place;
    private final ElementType type;
    private final @Nullable CodeTable codes;
    private final @Nullable Rule rule;
    private final @Nullable Pattern pattern;
    private final ValueRange range;
    private final AreaLookup areas;

    /** The rule that the value before broke by which it was warned of. */
    private @Nullable Fault warning;

    ElementReader(Element element, int place, AreaLookup areas) {
        this.element = element;
        this.place = place;
        this.type = element.type();
        this.codes = element.codes().isEmpty() ? null : new CodeTable(element.codes());
        this.rule = element.rule().orElse(null);
        this.pattern = element.pattern().map(Pattern::compile).orElse(null);
        this.range = ValueRange.of(element);
        this.areas = areas;
    }

    Element element() {
        return element;
    }

    /** What the cell read last was only warned of. */
    @Nullable Fault warning() {
        return warning;
    }

    /**
     * Reads a cell into the values; what is wrong with it, or null.
     *
     * @param text holds the cell in UTF-8, and must stay as it is while the values are used
     */
    @Nullable Fault read(byte[] text, int start, int end, RowText.Mark mark, RowValues values) {
        int from = Utf8.withoutBlanksBefore(text, start, end);
        int to = Utf8.withoutBlanksBehind(text, from, end);
        warning = null;
        values.clear(place);
        if (from == to) {
            return element.required() ? new Fault(Fault.REQUIRED, "a value is required") : null;
        }
        if (mark != RowText.Mark.NONE) {
            Fault fault = marked(mark);
            if (fault != null) {
                return fault;
            }
        }
        return switch (type) {
            case TEXT -> text(text, from, to, values);
            case INTEGER -> number(QuickForms.integer(text, from, to), text, from, to, values);
            case DECIMAL -> number(QuickForms.decimal(text, from, to), text, from, to, values);
            case DATE -> number(QuickForms.date(text, from, to), text, from, to, values);
            case DOUBLE -> fraction(text, from, to, values);
            case TIMESTAMP -> number(QuickForms.timestamp(text, from, to), text, from, to, values);
            case BOOLEAN -> slow(text, from, to, values);
        };
    }

    private @Nullable Fault marked(RowText.Mark mark) {
        if (mark == RowText.Mark.LOST_DIGITS) {
            return type == ElementType.TEXT || type == ElementType.INTEGER
                    ? LostDigits.fault()
                    : null;
        }
        if (type == ElementType.DATE || type == ElementType.TIMESTAMP) {
            warning = new Fault("EXCEL_DATE", "was a day number of Excel and became a date");
        }
        return null;
    }

    private @Nullable Fault text(byte[] text, int from, int to, RowValues values) {
        if (codes != null) {
            byte[] code = codes.find(text, from, to);
            if (code == null) {
                Fault characters = CellCharacters.fault(text, from, to);
                return characters == null ? noCode(codes) : characters;
            }
            values.set(place, code, 0, code.length);
            return formed(code, 0, code.length);
        }
        Fault fault = CellCharacters.fault(text, from, to);
        if (fault == null && to - from > MAX_CHARACTERS) {
            fault = length(text, from, to);
        }
        if (fault == null) {
            fault = formed(text, from, to);
        }
        if (fault == null) {
            values.set(place, text, from, to);
        }
        return fault;
    }

    private static Fault noCode(CodeTable codes) {
        return new Fault("CODE", "not in the list of " + codes.size() + " codes");
    }

    private static @Nullable Fault length(byte[] text, int from, int to) {
        return new String(text, from, to - from, UTF_8).length() > MAX_CHARACTERS
                ? new Fault("LENGTH", "longer than " + MAX_CHARACTERS + " characters")
                : null;
    }

    /** Checks the form; where the element only warns of it, the fault becomes its warning. */
    private @Nullable Fault formed(byte[] text, int from, int to) {
        Fault fault = rule == null ? null : ruled(rule, text, from, to);
        if (fault == null && pattern != null) {
            fault = patterned(pattern, text, from, to);
        }
        if (fault != null && element.warn()) {
            warning = fault;
            return null;
        }
        return fault;
    }

    private @Nullable Fault ruled(Rule kept, byte[] text, int from, int to) {
        if (!kept.surelyKeeps(text, from, to)) {
            String value = new String(text, from, to - from, UTF_8);
            Optional<String> refusal = kept.refusal(value);
            if (refusal.isPresent()) {
                return LostDigits.isSuspected(value)
                        ? LostDigits.fault()
                        : new Fault(kept.name(), refusal.get());
            }
        }
        return kept == Rule.AREA_CODE || kept == Rule.KNOWN_AREA
                ? areas.fault(text, from, to, kept)
                : null;
    }

    private static @Nullable Fault patterned(Pattern pattern, byte[] text, int from, int to) {
        return pattern.matches(new String(text, from, to - from, UTF_8))
                ? null
                : new Fault("PATTERN", "does not look like " + pattern.pattern());
    }

    private @Nullable Fault number(long number, byte[] text, int from, int to, RowValues values) {
        if (number == QuickForms.UNKNOWN || codes != null) {
            return slow(text, from, to, values);
        }
        values.set(place, number);
        return ranged(range.fault(number));
    }

    private @Nullable Fault fraction(byte[] text, int from, int to, RowValues values) {
        double number = QuickForms.fraction(text, from, to);
        if (Double.isNaN(number) || codes != null) {
            return slow(text, from, to, values);
        }
        values.set(place, number);
        return ranged(range.fault(number));
    }

    private @Nullable Fault ranged(@Nullable Fault fault) {
        if (fault != null && element.warn()) {
            warning = fault;
            return null;
        }
        return fault;
    }

    private @Nullable Fault slow(byte[] written, int from, int to, RowValues values) {
        Fault characters = CellCharacters.fault(written, from, to);
        if (characters != null) {
            return characters;
        }
        String text = new String(written, from, to - from, UTF_8);
        if (codes != null) {
            byte[] code = codes.find(written, from, to);
            if (code == null) {
                return noCode(codes);
            }
            text = new String(code, UTF_8);
        }
        try {
            Object value = type.parse(text);
            values.set(place, value);
            return type == ElementType.BOOLEAN
                    ? null
                    : ranged(
                            type == ElementType.DOUBLE
                                    ? range.fault(((Double) value).doubleValue())
                                    : range.fault(RowValues.bits(value)));
        } catch (InvalidValueException e) {
            return new Fault(
                    Fault.TYPE, LostDigits.hint(type, text, String.valueOf(e.getMessage())));
        }
    }

    /** A refused cell as it may be shown. */
    Optional<String> shown(String cell) {
        String text = cell.strip();
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(element.mask().map(mask -> mask.applyTo(text)).orElse(text));
    }
}
