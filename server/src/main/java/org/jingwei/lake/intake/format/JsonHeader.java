package org.jingwei.lake.intake.format;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jingwei.engine.geo.CoordinateSystem;

/**
 * The columns of a file whose rows name their values themselves: all names that its first rows use.
 */
record JsonHeader(List<String> names, Map<String, Integer> places, Optional<CoordinateSystem> crs) {
    /** How many rows are looked at for names. */
    static final int ROWS = 1000;

    private static final int MAX_NAMES = 2000;

    static JsonHeader of(Set<String> names, Optional<CoordinateSystem> crs) {
        if (names.isEmpty()) {
            throw new UnreadableFileException(
                    "invalid-header", "The file has no object with a name and a value.");
        }
        if (names.size() > MAX_NAMES) {
            throw new UnreadableFileException(
                    "invalid-header", "The file's objects have more than " + MAX_NAMES + " names.");
        }
        List<String> list = List.copyOf(new LinkedHashSet<>(names));
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            places.put(list.get(i), i);
        }
        return new JsonHeader(list, Map.copyOf(places), crs);
    }
}
