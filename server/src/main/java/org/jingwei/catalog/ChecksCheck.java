package org.jingwei.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jingwei.catalog.DatasetDefinition.OfCheck;
import org.jspecify.annotations.Nullable;

/** Reads the rules over several elements of a definition. */
final class ChecksCheck {
    private static final int MAX_CHECKS = 50;
    private static final int MAX_EXPRESSION = 1000;
    private static final int MAX_MESSAGE = 200;
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9_]{0,62}");

    private final Mistakes mistakes;
    private final List<Element> elements;

    ChecksCheck(Mistakes mistakes, List<Element> elements) {
        this.mistakes = mistakes;
        this.elements = elements;
    }

    List<Dataset.Check> check(@Nullable List<@Nullable OfCheck> definitions) {
        if (definitions == null) {
            return List.of();
        }
        if (definitions.size() > MAX_CHECKS) {
            mistakes.note("checks", "at most " + MAX_CHECKS + " are allowed");
            return List.of();
        }
        List<Dataset.Check> checks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < definitions.size(); i++) {
            OfCheck definition = definitions.get(i);
            String path = "checks[" + i + "]";
            if (definition == null) {
                mistakes.note(path, "is missing");
                continue;
            }
            Dataset.Check check = check(path, definition);
            checks.add(check);
            if (!ids.add(check.id())) {
                mistakes.note(path + ".id", "\"" + check.id() + "\" is the id of one before");
            }
        }
        return checks;
    }

    private Dataset.Check check(String path, OfCheck definition) {
        String id =
                mistakes.matching(
                        path + ".id",
                        definition.id(),
                        ID,
                        "capital letters, digits or _, for example ENDS_AFTER_START");
        String expression =
                mistakes.required(path + ".expression", definition.expression(), MAX_EXPRESSION);
        String message = mistakes.required(path + ".message", definition.message(), MAX_MESSAGE);
        if (!expression.isEmpty()) {
            RowChecks.mistake(elements, expression)
                    .ifPresent(mistake -> mistakes.note(path + ".expression", mistake));
        }
        return new Dataset.Check(
                id,
                expression,
                message,
                mistakes.optional(path + ".messageEn", definition.messageEn(), MAX_MESSAGE)
                        .orElse(message));
    }
}
