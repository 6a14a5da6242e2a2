package org.jingwei.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.map.catalogue.ClassBreaks;

/**
 * Numbers the values of the property that tells a layer's features apart: a closed list in its own
 * order, classes of numbers from the least, other values in the order they come, up to a number
 * that can still be told apart.
 */
final class Categories {
    private static final int MOST_VALUES = 32;

    private final Map<String, Integer> codes = new HashMap<>();
    private final List<Category> categories = new ArrayList<>();
    private final List<Double> limits;
    private final boolean open;
    private int others = -1;

    private Categories(List<Double> limits, boolean open) {
        this.limits = limits;
        this.open = open;
    }

    static Categories of(Dataset dataset, Drawing drawing) {
        if (!drawing.limits().isEmpty()) {
            return classes(drawing.limits());
        }
        Optional<Element> element = drawing.category().flatMap(dataset::find);
        List<Element.Code> closed = element.map(Element::codes).orElse(List.of());
        Categories categories = new Categories(List.of(), closed.isEmpty() && element.isPresent());
        closed.forEach(code -> categories.add(code.code(), code.label(), code.labelEn()));
        return categories;
    }

    /** Classes of numbers with these limits. */
    static Categories classes(List<Double> limits) {
        Categories categories = new Categories(limits, false);
        for (int i = 0; i + 1 < limits.size(); i++) {
            String label = text(limits.get(i)) + " – " + text(limits.get(i + 1));
            categories.add(Integer.toString(i), label, label);
        }
        return categories;
    }

    /** Whatever values come. */
    static Categories values() {
        return new Categories(List.of(), true);
    }

    /** All features alike. */
    static Categories none() {
        return new Categories(List.of(), false);
    }

    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(Math.round(number * 1e6) / 1e6);
    }

    private int add(String value, String label, String labelEn) {
        int code = categories.size();
        categories.add(new Category(code, value, label, labelEn));
        if (!value.isEmpty()) {
            codes.put(value, code);
        }
        return code;
    }

    /** Takes up what was numbered before, behind what is numbered by itself. */
    void restore(List<Category> before) {
        for (Category category :
                before.subList(Math.min(categories.size(), before.size()), before.size())) {
            int code = add(category.value(), category.label(), category.labelEn());
            if (category.value().isEmpty()) {
                others = code;
            }
        }
    }

    /** The number of a feature's value. */
    int code(Optional<String> value) {
        if (value.isPresent()) {
            Integer known = limits.isEmpty() ? codes.get(value.get()) : classOf(value.get());
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

    private @org.jspecify.annotations.Nullable Integer classOf(String value) {
        try {
            return ClassBreaks.classOf(limits, Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** What there is; nothing if all features are alike. */
    List<Category> list() {
        return codes.isEmpty() ? List.of() : List.copyOf(categories);
    }
}
