package org.jingwei.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;

/**
 * Numbers the values of the element that colours a layer's points: a closed list in its own order,
 * other values in the order they come, up to a number that can still be told apart.
 */
final class Categories {
    private static final int MOST_VALUES = 32;

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<Category> categories = new ArrayList<>();
    private final boolean open;
    private int others = -1;

    private Categories(boolean open) {
        this.open = open;
    }

    static Categories of(Dataset dataset) {
        Optional<Element> element =
                dataset.points().flatMap(points -> points.category()).flatMap(dataset::find);
        List<Element.Code> closed = element.map(Element::codes).orElse(List.of());
        Categories categories = new Categories(closed.isEmpty());
        closed.forEach(code -> categories.add(code.code(), code.label(), code.labelEn()));
        return categories;
    }

    private int add(String value, String label, String labelEn) {
        int code = categories.size();
        categories.add(new Category(code, value, label, labelEn));
        if (!value.isEmpty()) {
            codes.put(value, code);
        }
        return code;
    }

    /** The number of a point's value. */
    int code(Optional<String> value) {
        if (value.isPresent()) {
            Integer known = codes.get(value.get());
            if (known != null) {
                return known;
            }
            if (open && codes.size() < MOST_VALUES) {
                return add(value.get(), value.get(), value.get());
            }
        }
        if (others < 0) {
            others = add("", "其他", "Other");
        }
        return others;
    }

    /** What there is; nothing if all points are alike. */
    List<Category> list() {
        return codes.isEmpty() ? List.of() : List.copyOf(categories);
    }
}
