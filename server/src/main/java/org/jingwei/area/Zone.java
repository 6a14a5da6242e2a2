package org.jingwei.area;

import java.util.List;
import java.util.Objects;

/**
 * A functional zone: a named set of areas, such as a tourist resort over three villages.
 *
 * @param areas codes of its areas, in their own length, in code order
 */
public record Zone(String id, String name, List<String> areas) {
    public Zone {
        Objects.requireNonNull(id, "a zone needs an id");
        Objects.requireNonNull(name, "a zone needs a name");
        areas = List.copyOf(areas);
    }
}
