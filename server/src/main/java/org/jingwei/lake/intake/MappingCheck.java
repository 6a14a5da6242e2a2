package org.jingwei.lake.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.http.Problem;
import org.jingwei.lake.Mapping;

/** Tells all that is wrong with a mapping for a dataset, before a file is read with it. */
final class MappingCheck {
    private static final int MOST_COLUMNS = 500;
    private static final int MOST_STEPS = 20;

    private final Dataset dataset;
    private final List<Problem.Place> mistakes = new ArrayList<>();

    private MappingCheck(Dataset dataset) {
        this.dataset = dataset;
    }

    /**
     * Checks a mapping.
     *
     * @throws Problem 422 with all mistakes
     */
    static Mapping check(Dataset dataset, Mapping mapping) {
        MappingCheck check = new MappingCheck(dataset);
        check.columns(mapping.columns());
        if (!check.mistakes.isEmpty()) {
            throw Problem.invalid(
                            "invalid-mapping",
                            "The mapping does not fit dataset " + dataset.id() + "; see errors.")
                    .errors(check.mistakes);
        }
        return mapping;
    }

    private void columns(List<Mapping.Column> columns) {
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            note("columns", "1 to " + MOST_COLUMNS + " are needed");
            return;
        }
        Set<String> elements = new HashSet<>();
        for (int i = 0; i < columns.size(); i++) {
            String path = "columns[" + i + "]";
            Mapping.Column column = columns.get(i);
            Optional<Element> element = dataset.find(column.element());
            if (element.isEmpty()) {
                note(path + ".element", "there is no element \"" + column.element() + "\"");
            } else if (!elements.add(column.element())) {
                note(path + ".element", "\"" + column.element() + "\" is there before");
            } else {
                column(path, element.get(), column);
            }
        }
    }

    private void column(String path, Element element, Mapping.Column column) {
        boolean constant =
                column.steps().stream().anyMatch(Mapping.Step.Constant.class::isInstance);
        if (column.source().filter(name -> !name.isBlank()).isEmpty() && !constant) {
            note(path + ".source", "is missing; only a constant has none");
        }
        if (column.steps().size() > MOST_STEPS) {
            note(path + ".steps", "at most " + MOST_STEPS + " are allowed");
            return;
        }
        for (int i = 0; i < column.steps().size(); i++) {
            step(path + ".steps[" + i + "]", element, column.steps().get(i));
        }
    }

    private void step(String path, Element element, Mapping.Step step) {
        switch (step) {
            case Mapping.Step.Identifier identifier -> {
                if (element.type() != ElementType.TEXT) {
                    note(path, "is for an element of TEXT");
                }
            }
            case Mapping.Step.Unit unit -> {
                if (!element.type().isNumber()) {
                    note(path, "is for an element that is a number");
                }
            }
            case Mapping.Step.Date date -> {
                if (!element.type().isTime()) {
                    note(path, "is for an element of DATE or TIMESTAMP");
                }
                try {
                    Steps.of(element, List.of(step));
                } catch (IllegalArgumentException e) {
                    note(path + ".pattern", "is no pattern of dates: " + e.getMessage());
                }
            }
            case Mapping.Step.Codes codes -> codes(path, element, codes);
            case Mapping.Step.Trim trim -> {}
            case Mapping.Step.Constant constant -> {}
        }
    }

    private void codes(String path, Element element, Mapping.Step.Codes codes) {
        if (!element.codes().isEmpty()) {
            codes.codes().values().stream()
                    .filter(code -> element.findCode(code).isEmpty())
                    .sorted()
                    .forEach(code -> note(path + ".codes", "\"" + code + "\" is no code of it"));
        }
    }

    private void note(String path, String reason) {
        mistakes.add(new Problem.Place(0, path, reason));
    }
}
