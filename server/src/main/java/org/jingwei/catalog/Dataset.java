package org.jingwei.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
 * @param mode what a file does to the rows there are
 * @param version the element that says which of two rows of one key is newer; for {@link
 *     LoadMode#UPSERT} alone
 * @param month the element by whose month numbers are kept
 * @param checks the rules over several elements of a row
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
        Optional<SubjectBinding> subject,
        LoadMode mode,
        Optional<String> version,
        Optional<String> month,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
                List<Check> checks) {

    /**
     * A rule over several elements of a row.
     *
     * @param expression what must be true of a row, in CEL, with the elements by their names; a
     *     rule that names an element without a value is kept
     * @param message what a refused row is told, in Chinese
     */
    public record Check(String id, String expression, String message, String messageEn) {}

    public Dataset {
        elements = List.copyOf(elements);
        key = List.copyOf(key);
        checks = List.copyOf(checks);
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
