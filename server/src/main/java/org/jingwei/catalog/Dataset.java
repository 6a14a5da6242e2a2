package org.jingwei.catalog;

import java.util.List;
import java.util.Optional;
import org.jingwei.scope.Clearance;

/**
 * A department's table: who owns it, which elements it has, what identifies a row and where a row
 * belongs. Only a checked definition becomes a dataset, so the elements named in it exist.
 *
 * @param key the elements that together identify a row; empty when rows have no identity
 * @param title the element that names a row
 * @param asOf the element that says as of when a row is
 * @param subject what the rows are about, where it is one subject each
 */
public record Dataset(
        String id,
        String name,
        String nameEn,
        String owner,
        String description,
        Clearance sensitivity,
        boolean synthetic,
        List<Element> elements,
        List<String> key,
        Placing placing,
        Optional<Points> points,
        Optional<String> title,
        Optional<String> asOf,
        Optional<SubjectBinding> subject) {

    public Dataset {
        elements = List.copyOf(elements);
        key = List.copyOf(key);
    }

    /** The element of that name. */
    public Optional<Element> find(String element) {
        return elements.stream().filter(candidate -> candidate.name().equals(element)).findFirst();
    }

    /** The element of a name that this definition itself uses. */
    public Element get(String element) {
        return find(element)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "dataset " + id + " has no element " + element));
    }
}
