package org.jingwei.map.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jingwei.http.Problem;
import org.jspecify.annotations.Nullable;

/** What is wrong with a layer's description, gathered while it is read. */
final class LayerMistakes {
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int MAX_SHOWN = 50;

    private final List<Problem.Place> places = new ArrayList<>();

    void note(String path, String reason) {
        if (places.size() < MAX_SHOWN) {
            places.add(new Problem.Place(0, path, reason));
        }
    }

    void throwIfAny() {
        if (!places.isEmpty()) {
            Problem.Place first = places.getFirst();
            throw Problem.invalid(
                            "invalid-layer",
                            "The layer is not right: "
                                    + first.column()
                                    + " "
                                    + first.reason()
                                    + (places.size() == 1
                                            ? "."
                                            : ", and "
                                                    + (places.size() - 1)
                                                    + " more; see errors."))
                    .errors(places);
        }
    }

    Optional<String> text(String path, @Nullable String value, int maxLength) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        if (value.length() > maxLength || value.chars().anyMatch(Character::isISOControl)) {
            note(path, "must have at most " + maxLength + " characters and no control characters");
        }
        return Optional.of(value.strip());
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

    String color(String path, @Nullable String value) {
        if (value == null) {
            return Style.DEFAULT_COLOR;
        }
        if (!COLOR.matcher(value).matches()) {
            note(path, "must be a colour like #1f6feb");
        }
        return value;
    }

    double radius(String path, @Nullable Double value, double byDefault) {
        if (value == null) {
            return byDefault;
        }
        if (!(value >= 0.5 && value <= 200)) {
            note(path, "must be from 0.5 to 200 pixels");
        }
        return value;
    }

    int zoom(String path, @Nullable Integer value, int byDefault, int most) {
        if (value == null) {
            return byDefault;
        }
        if (value < 0 || value > most) {
            note(path, "must be from 0 to " + most);
        }
        return value;
    }
}
