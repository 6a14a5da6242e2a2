package org.jingwei.lake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.engine.lake.Sort;
import org.jingwei.http.Problem;

/**
 * An order in an address: elements by comma, each with a minus before it to begin with the last.
 */
record RecordOrder(List<Element> elements, List<Sort> sort) {
    private static final String DESCENDING = "-";

    static RecordOrder parse(Dataset dataset, Optional<String> text) {
        List<Element> elements = new ArrayList<>();
        List<Sort> sort = new ArrayList<>();
        List<String> words =
                text.filter(given -> !given.isEmpty())
                        .map(given -> Arrays.asList(given.split(",", Sort.MOST_COLUMNS + 1)))
                        .orElse(List.of());
        if (words.size() > Sort.MOST_COLUMNS) {
            throw invalid("at most " + Sort.MOST_COLUMNS + " elements are taken");
        }
        for (String word : words) {
            boolean descending = word.startsWith(DESCENDING);
            String name = descending ? word.substring(DESCENDING.length()) : word;
            Element element =
                    dataset.find(name)
                            .orElseThrow(() ->
                                    invalid(
                                            "dataset "
                                                    + dataset.id()
                                                    + " has no element \""
                                                    + name
                                                    + "\""));
            if (elements.contains(element)) {
                throw invalid(name + " stands twice");
            }
            elements.add(element);
            sort.add(new Sort(name, descending));
        }
        return new RecordOrder(List.copyOf(elements), List.copyOf(sort));
    }

    private static Problem invalid(String detail) {
        return Problem.badRequest("invalid-sort", "sort: " + detail + ".");
    }
}
