package org.jingwei.catalog;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import org.jingwei.catalog.DatasetDefinition.OfElement;
import org.jspecify.annotations.Nullable;

/** Reads what bounds an element's values: least, greatest and pattern. */
record ElementBounds(Optional<String> min, Optional<String> max, Optional<String> pattern) {
    private static final int MAX_TEXT = 200;

    static ElementBounds check(
            Mistakes mistakes, String path, OfElement definition, ElementType type) {
        Optional<String> min = bound(mistakes, path + ".min", definition.min(), type);
        Optional<String> max = bound(mistakes, path + ".max", definition.max(), type);
        if (min.isPresent() && max.isPresent() && isAbove(min.get(), max.get(), type)) {
            mistakes.note(path + ".max", "is less than min");
        }
        return new ElementBounds(min, max, pattern(mistakes, path, definition.pattern(), type));
    }

    private static Optional<String> bound(
            Mistakes mistakes, String path, @Nullable String value, ElementType type) {
        Optional<String> bound = mistakes.optional(path, value, MAX_TEXT);
        if (bound.isEmpty()) {
            return bound;
        }
        if (!type.isNumber() && !type.isTime()) {
            mistakes.note(path, "is for an element of INTEGER, DECIMAL, DOUBLE, DATE or TIMESTAMP");
            return Optional.empty();
        }
        try {
            type.parse(bound.get());
            return bound;
        } catch (InvalidValueException e) {
            mistakes.note(path, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static boolean isAbove(String min, String max, ElementType type) {
        return type.compare(type.parse(min), type.parse(max)) > 0;
    }

    private static Optional<String> pattern(
            Mistakes mistakes, String path, @Nullable String text, ElementType type) {
        Optional<String> pattern = mistakes.optional(path + ".pattern", text, MAX_TEXT);
        if (pattern.isPresent() && type != ElementType.TEXT) {
            mistakes.note(path + ".pattern", "is for an element of TEXT");
        }
        try {
            pattern.ifPresent(Pattern::compile);
        } catch (PatternSyntaxException e) {
            mistakes.note(path + ".pattern", "is no pattern of RE2: " + e.getDescription());
        }
        return pattern;
    }
}
