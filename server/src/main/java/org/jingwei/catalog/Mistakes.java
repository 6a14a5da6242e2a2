package org.jingwei.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jingwei.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a definition, gathered while it is read. A reading method that notes a mistake
 * answers with some value all the same, so that reading goes on to the next mistake.
 */
final class Mistakes {
    private static final int MAX_SHOWN = 100;

    private final List<Problem.Place> places = new ArrayList<>();

    void note(String path, String reason) {
        if (places.size() < MAX_SHOWN) {
            places.add(new Problem.Place(0, path, reason));
        }
    }

    void throwIfAny(String code, String what) {
        if (!places.isEmpty()) {
            String number = places.size() == 1 ? "a mistake" : places.size() + " mistakes";
            throw Problem.invalid(code, what + " has " + number + "; see errors.").errors(places);
        }
    }

    String required(String path, @Nullable String value, int maxLength) {
        String text = optional(path, value, maxLength).orElse("");
        if (text.isEmpty()) {
            note(path, "is missing");
        }
        return text;
    }

    Optional<String> optional(String path, @Nullable String value, int maxLength) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (value.length() > maxLength) {
            note(path, "is longer than " + maxLength + " characters");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            note(path, "has a control character");
        }
        return Optional.of(value.strip());
    }

    String matching(String path, @Nullable String value, Pattern pattern, String expected) {
        String text = value == null ? "" : value;
        if (!pattern.matcher(text).matches()) {
            note(path, "must be " + expected);
        }
        return text;
    }

    <E extends Enum<E>> Optional<E> choice(String path, @Nullable String value, Class<E> kind) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<E> found =
                Arrays.stream(kind.getEnumConstants())
                        .filter(constant -> constant.name().equals(value))
                        .findFirst();
        if (found.isEmpty()) {
            note(path, "must be one of " + Arrays.toString(kind.getEnumConstants()));
        }
        return found;
    }

    <E extends Enum<E>> E requiredChoice(String path, @Nullable String value, E fallback) {
        if (value == null) {
            note(path, "is missing");
            return fallback;
        }
        return choice(path, value, fallback.getDeclaringClass()).orElse(fallback);
    }
}
