package org.jingwei.lake.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.Placing;
import org.jingwei.lake.Mapping;
import org.jingwei.lake.intake.format.UnreadableFileException;

/**
 * Which column of a file becomes which element. Without a mapping every column has its element by
 * name or label, and every element its column: a column that was renamed on the way would be lost
 * silently otherwise. A mapping says exactly which columns are taken; each of them must be there,
 * and all others are left out. The reasons of refused rows, when they come back, are left out too.
 */
final class Columns {
    private static final String CODE = "invalid-header";
    private static final int NONE = -1;

    private final int count;
    private final int[] sources;
    private final List<Optional<Steps>> steps;

    private Columns(int count, int[] sources, List<Optional<Steps>> steps) {
        this.count = count;
        this.sources = sources;
        this.steps = List.copyOf(steps);
    }

    /** How many columns a row has. */
    int count() {
        return count;
    }

    /** The column of an element; -1 when it has none. */
    int source(int element) {
        return sources[element];
    }

    /** What is done to the values of an element. */
    Optional<Steps> steps(int element) {
        return steps.get(element);
    }

    /**
     * Finds the columns by names alone.
     *
     * @param sparse whether columns may be missing for elements that need no value
     */
    static Columns byName(Dataset dataset, List<String> names, boolean sparse) {
        List<Element> elements = dataset.elements();
        Map<String, Integer> places = places(dataset, sparse);
        int[] sources = new int[elements.size()];
        Arrays.fill(sources, NONE);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            Integer element = places.get(name);
            if (RefusedRows.COLUMNS.contains(name)) {
                continue;
            }
            if (element == null) {
                faults.add("column " + (i + 1) + " \"" + shown(name) + "\" is no element");
            } else if (sources[element] != NONE) {
                faults.add("column " + (i + 1) + " \"" + name + "\" is there before");
            } else {
                sources[element] = i;
            }
        }
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] == NONE && (!sparse || elements.get(i).required())) {
                faults.add("there is no column " + elements.get(i).name());
            }
        }
        throwIfAny(dataset, faults);
        return new Columns(
                names.size(),
                sources,
                elements.stream().map(e -> Optional.<Steps>empty()).toList());
    }

    private static Map<String, Integer> places(Dataset dataset, boolean sparse) {
        List<Element> elements = dataset.elements();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            places.putIfAbsent(elements.get(i).label(), i);
        }
        for (int i = 0; i < elements.size(); i++) {
            places.put(elements.get(i).name(), i);
        }
        if (sparse) {
            List<String> names = elements.stream().map(Element::name).toList();
            position(dataset)
                    .ifPresent(position -> {
                        places.putIfAbsent("longitude", names.indexOf(position.longitude()));
                        places.putIfAbsent("latitude", names.indexOf(position.latitude()));
                    });
        }
        return places;
    }

    /** The elements that a point of a file becomes. */
    static Optional<Placing.Position> position(Dataset dataset) {
        return dataset.placing()
                .position()
                .or(() ->
                        dataset.points()
                                .map(points ->
                                        new Placing.Position(
                                                points.longitude(),
                                                points.latitude(),
                                                points.crs())));
    }

    /** Finds the columns that a mapping names. */
    static Columns byMapping(Dataset dataset, List<String> names, Mapping mapping) {
        List<Element> elements = dataset.elements();
        List<String> stripped = names.stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        stripped.stream().filter(name -> !seen.add(name)).forEach(twice::add);
        int[] sources = new int[elements.size()];
        Arrays.fill(sources, NONE);
        List<Optional<Steps>> steps = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < sources.length; i++) {
            Element element = elements.get(i);
            Optional<Mapping.Column> column =
                    mapping.columns().stream()
                            .filter(mapped -> mapped.element().equals(element.name()))
                            .findFirst();
            steps.add(column.flatMap(mapped -> Steps.of(element, mapped.steps())));
            String source = column.flatMap(Mapping.Column::source).map(String::strip).orElse("");
            if (!source.isEmpty()) {
                sources[i] = stripped.indexOf(source);
                if (sources[i] == NONE) {
                    faults.add("there is no column \"" + shown(source) + "\"");
                } else if (twice.contains(source)) {
                    faults.add("there are several columns \"" + shown(source) + "\"");
                }
            } else if (column.isEmpty() && element.required()) {
                faults.add(
                        "the mapping has no column for " + element.name() + ", which is required");
            }
        }
        throwIfAny(dataset, faults);
        return new Columns(names.size(), sources, steps);
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    private static void throwIfAny(Dataset dataset, List<String> faults) {
        if (faults.isEmpty()) {
            return;
        }
        boolean undecoded = faults.stream().anyMatch(fault -> fault.contains("\uFFFD"));
        throw new UnreadableFileException(
                CODE,
                "The header does not fit dataset "
                        + dataset.id()
                        + ": "
                        + String.join("; ", faults.subList(0, Math.min(faults.size(), 20)))
                        + (undecoded
                                ? ". The file is not in the declared charset; say"
                                        + " charset=GB18030 if it is."
                                : "."));
    }
}
