package org.jingwei.coordination.inspection.merging;

import java.util.HashMap;
import java.util.Map;

/** Numbers for names, given in the order in which they are first met. */
final class Names {
    private final Map<String, Integer> numbers = new HashMap<>();

    int number(String name) {
        return numbers.computeIfAbsent(name, unknown -> numbers.size());
    }
}
