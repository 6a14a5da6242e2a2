package org.jingwei.coordination.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jingwei.http.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the parameters of a rule and gathers what is wrong with them: a method that notes a mistake
 * answers with some value all the same, so that reading goes on to the next.
 */
final class Parameters {
    private static final int MAX_ITEMS = 200;

    private final JsonNode node;
    private final String path;
    private final List<Problem.Place> places;
    private final Set<String> read = new HashSet<>();

    Parameters(JsonNode node, String path, List<Problem.Place> places) {
        this.node = node;
        this.path = path;
        this.places = places;
    }

    int number(String name, int least, int most) {
        JsonNode value = value(name);
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            note(name, "must be a whole number from " + least + " to " + most);
            return least;
        }
        return value.intValue();
    }

    String text(String name, int most) {
        return text(name, value(name), most);
    }

    private String text(String name, JsonNode value, int most) {
        String text = value.isString() ? value.stringValue().strip() : "";
        if (text.isEmpty()) {
            note(name, "is missing");
        } else if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            note(name, "must be at most " + most + " characters on one line");
        }
        return text;
    }

    List<String> texts(String name, Predicate<String> right, String expected) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(name)) {
            String text = value.isString() ? value.stringValue().strip() : "";
            if (!right.test(text)) {
                note(name + "[" + texts.size() + "]", "must be " + expected);
            }
            texts.add(text);
        }
        return texts;
    }

    /** The parameters of each value of a list. */
    List<Parameters> each(String name) {
        List<Parameters> all = new ArrayList<>();
        for (JsonNode value : list(name)) {
            all.add(new Parameters(value, path + name + "[" + all.size() + "].", places));
        }
        return all;
    }

    private JsonNode list(String name) {
        JsonNode value = value(name);
        if (!value.isMissingNode() && (!value.isArray() || value.size() > MAX_ITEMS)) {
            note(name, "must be a list of at most " + MAX_ITEMS);
            return MissingNode.getInstance();
        }
        return value;
    }

    <E extends Enum<E>> E choice(String name, Class<E> kind) {
        E[] all = kind.getEnumConstants();
        String text = value(name).asString("");
        Optional<E> found = Arrays.stream(all).filter(one -> one.name().equals(text)).findFirst();
        if (found.isEmpty()) {
            note(name, "must be one of " + Arrays.toString(all));
        }
        return found.orElse(all[0]);
    }

    private JsonNode value(String name) {
        read.add(name);
        JsonNode value = node.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    void note(String name, String mistake) {
        places.add(new Problem.Place(0, path + name, mistake));
    }

    /** Notes what is there and was not asked for. */
    void nothingElse() {
        node.propertyNames().stream()
                .filter(name -> !read.contains(name))
                .limit(MAX_ITEMS)
                .forEach(name -> note(name, "is no parameter of this kind of rule"));
    }
}
