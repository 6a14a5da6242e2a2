package org.jingwei.lake.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;

/**
 * Which column of a file holds which element. Every element has its column and every column its
 * element, by name or label: a column that was renamed on the way would be lost silently otherwise.
 *
 * @param columns for each element in the dataset's order, the place of its column
 * @param count how many columns a record has
 */
record Header(List<Integer> columns, int count) {
    private static final String CODE = "invalid-header";

    static Header of(Dataset dataset, List<String> names) {
        List<Element> elements = dataset.elements();
        Map<String, Integer> places = places(elements);
        Integer[] columns = new Integer[elements.size()];
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            Integer element = places.get(name);
            if (element == null) {
                faults.add("column " + (i + 1) + " \"" + shown(name) + "\" is no element");
            } else if (columns[element] != null) {
                faults.add("column " + (i + 1) + " \"" + name + "\" is there before");
            } else {
                columns[element] = i;
            }
        }
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == null) {
                faults.add("there is no column " + elements.get(i).name());
            }
        }
        if (!faults.isEmpty()) {
            throw invalid(dataset, faults);
        }
        return new Header(List.of(columns), names.size());
    }

    private static Map<String, Integer> places(List<Element> elements) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            places.putIfAbsent(elements.get(i).label(), i);
        }
        for (int i = 0; i < elements.size(); i++) {
            places.put(elements.get(i).name(), i);
        }
        return places;
    }

    private static String shown(String name) {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }

    private static UnreadableFileException invalid(Dataset dataset, List<String> faults) {
        boolean undecoded = faults.stream().anyMatch(fault -> fault.contains("\uFFFD"));
        return new UnreadableFileException(
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
