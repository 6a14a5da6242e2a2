package org.jingwei.lake.intake;

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
    private final TextPool texts = new TextPool();

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

    /** Reads a cell into the values; what is wrong with it, or null. */
    @Nullable Fault read(char[] text, int start, int end, RowText.Mark mark, RowValues values) {
        int from = start;
        int to = end;
        while (from < to && isBlank(text[from])) {
            from++;
        }
        while (to > from && isBlank(text[to - 1])) {
            to--;
        }
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
            case BOOLEAN -> slow(new String(text, from, to - from), values);
        };
    }

    private static boolean isBlank(char character) {
        return character <= ' '
                ? character == ' ' || (character >= '\t' && character <= '\r')
                : character > 0x7f && Character.isWhitespace(character);
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

    private @Nullable Fault text(char[] text, int from, int to, RowValues values) {
        Fault characters = CellCharacters.fault(text, from, to);
        if (characters != null) {
            return characters;
        }
        String value;
        if (codes != null) {
            String code = codes.find(text, from, to);
            if (code == null) {
                return new Fault("CODE", "not in the list of " + codes.size() + " codes");
            }
            value = code;
        } else if (to - from > MAX_CHARACTERS) {
            return new Fault("LENGTH", "longer than " + MAX_CHARACTERS + " characters");
        } else {
            value = texts.get(text, from, to);
        }
        if (rule != null || pattern != null) {
            Fault fault = form(value);
            if (fault != null && !element.warn()) {
                return fault;
            }
            warning = fault;
        }
        values.set(place, value);
        return null;
    }

    private @Nullable Fault form(String value) {
        if (rule != null) {
            Optional<String> refusal = rule.refusal(value);
            if (refusal.isPresent()) {
                return LostDigits.isSuspected(value)
                        ? LostDigits.fault()
                        : new Fault(rule.name(), refusal.get());
            }
            if (rule == Rule.AREA_CODE || rule == Rule.KNOWN_AREA) {
                Fault fault = areas.fault(value, rule);
                if (fault != null) {
                    return fault;
                }
            }
        }
        if (pattern != null && !pattern.matches(value)) {
            return new Fault("PATTERN", "does not look like " + pattern.pattern());
        }
        return null;
    }

    private @Nullable Fault number(long number, char[] text, int from, int to, RowValues values) {
        if (number == QuickForms.UNKNOWN || codes != null) {
            return slow(new String(text, from, to - from), values);
        }
        values.set(place, number);
        return ranged(range.fault(number));
    }

    private @Nullable Fault fraction(char[] text, int from, int to, RowValues values) {
        double number = QuickForms.fraction(text, from, to);
        if (Double.isNaN(number)) {
            return slow(new String(text, from, to - from), values);
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

    private @Nullable Fault slow(String written, RowValues values) {
        Fault characters = CellCharacters.fault(written.toCharArray(), 0, written.length());
        if (characters != null) {
            return characters;
        }
        String text = written;
        if (codes != null) {
            String code = codes.find(written.toCharArray(), 0, written.length());
            if (code == null) {
                return new Fault("CODE", "not in the list of " + codes.size() + " codes");
            }
            text = code;
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
