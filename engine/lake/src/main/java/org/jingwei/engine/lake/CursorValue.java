package org.jingwei.engine.lake;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A value in a cursor: a letter for its type, then its characters in Base64 for addresses. */
final class CursorValue {

    private static final String NONE = "n";

    private CursorValue() {}

    static String text(@Nullable Object value) {
        return switch (value) {
            case null -> NONE;
            case String text -> "s" + encoded(text);
            case Long number -> "i" + encoded(number.toString());
            case BigDecimal number -> "m" + encoded(number.toPlainString());
            case Double number -> "f" + encoded(number.toString());
            case LocalDate date -> "d" + encoded(date.toString());
            case LocalDateTime time -> "t" + encoded(time.toString());
            case Boolean truth -> "b" + encoded(truth.toString());
            default -> throw new IllegalArgumentException(value + " is no value of a column");
        };
    }

    static @Nullable Object parse(String word) {
        if (word.equals(NONE)) {
            return null;
        }
        String text = decoded(word.substring(1));
        return switch (word.charAt(0)) {
            case 's' -> text;
            case 'i' -> Long.valueOf(text);
            case 'm' -> decimal(text);
            case 'f' -> Double.valueOf(text);
            case 'd' -> LocalDate.parse(text);
            case 't' -> LocalDateTime.parse(text);
            case 'b' -> Boolean.valueOf(text);
            default -> throw new InvalidCursorException("\"" + word + "\" is no value");
        };
    }

    /** Digits only: an exponent could blow up whoever computes with the number. */
    private static BigDecimal decimal(String text) {
        if (!text.matches("-?[0-9]{1,19}(\\.[0-9]{1,19})?")) {
            throw new InvalidCursorException("\"" + text + "\" is no decimal");
        }
        return new BigDecimal(text);
    }

    /** An empty text is a tilde, which Base64 does not have. */
    private static String encoded(String text) {
        return text.isEmpty()
                ? "~"
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String word) {
        return word.equals("~")
                ? ""
                : new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
    }
}
