package org.jingwei.coordination.inspection.document;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is known of an inspection and one of its targets, to be put into a document. */
final class Facts {
    private final Map<Place, String> values = new EnumMap<>(Place.class);
    private final Map<String, List<Map<Place, String>>> lists = new HashMap<>();

    Facts with(Place place, String value) {
        values.put(place, value);
        return this;
    }

    Facts with(String list, List<Map<Place, String>> rows) {
        lists.put(list, List.copyOf(rows));
        return this;
    }

    /**
     * What stands at a place; nothing where nothing is known, so that it can be written in by hand.
     */
    String at(Place place) {
        return values.getOrDefault(place, "");
    }

    /**
     * The rows of a list, each of which knows all else too; one without anything if there is none.
     */
    List<Facts> rows(String list) {
        List<Map<Place, String>> rows = lists.getOrDefault(list, List.of());
        return (rows.isEmpty() ? List.of(Map.<Place, String>of()) : rows)
                .stream().map(this::row).toList();
    }

    private Facts row(Map<Place, String> more) {
        Facts row = new Facts();
        row.values.putAll(values);
        row.values.putAll(more);
        return row;
    }
}
