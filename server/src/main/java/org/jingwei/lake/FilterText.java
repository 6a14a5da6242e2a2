package org.jingwei.lake;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.catalog.InvalidValueException;
import org.jingwei.engine.lake.Filter;
import org.jingwei.http.Problem;

/**
 * A condition in an address: {@code element:eq:value}, {@code in} (values by comma), {@code
 * starts}, {@code contains}, {@code ge} and {@code le} (bounds, included), {@code null:true},
 * {@code notnull:true}.
 */
record FilterText(Element element, Filter filter) {
    private static final int MAX_FILTERS = 20;
    private static final int MAX_LENGTH = 2000;
    private static final int MAX_VALUES = 200;

    static List<FilterText> parse(Dataset dataset, List<String> texts) {
        if (texts.size() > MAX_FILTERS) {
            throw invalid("at most " + MAX_FILTERS + " filters are taken, found " + texts.size());
        }
        return texts.stream().map(text -> parse(dataset, text)).toList();
    }

    private static FilterText parse(Dataset dataset, String text) {
        String[] parts = text.split(":", 3);
        if (parts.length < 3 || text.length() > MAX_LENGTH) {
            throw invalid(
                    "a filter is element:operator:value with at most "
                            + MAX_LENGTH
                            + " characters, for example status:eq:open");
        }
        Element element =
                dataset.find(parts[0])
                        .orElseThrow(() ->
                                invalid(
                                        "dataset "
                                                + dataset.id()
                                                + " has no element \""
                                                + parts[0]
                                                + "\""));
        return new FilterText(element, filter(element, parts[1], parts[2]));
    }

    private static Filter filter(Element element, String operator, String value) {
        return switch (operator) {
            case "eq" -> new Filter.Equals(element.name(), value(element, value));
            case "in" -> new Filter.In(element.name(), values(element, value));
            case "contains" -> contains(element, value);
            case "ge" ->
                    new Filter.Range(
                            element.name(), Optional.of(bound(element, value)), Optional.empty());
            case "le" ->
                    new Filter.Range(
                            element.name(), Optional.empty(), Optional.of(bound(element, value)));
            case "starts" -> starts(element, value);
            case "null" -> new Filter.IsNull(element.name());
            case "notnull" -> new Filter.NotNull(element.name());
            default ->
                    throw invalid(
                            "operator \""
                                    + operator
                                    + "\" is none of eq, in, starts, contains, ge, le, null, notnull");
        };
    }

    private static List<Object> values(Element element, String text) {
        String[] values = text.split(",", MAX_VALUES + 1);
        if (values.length > MAX_VALUES) {
            throw invalid("in takes at most " + MAX_VALUES + " values");
        }
        return Arrays.stream(values).map(value -> value(element, value)).toList();
    }

    private static Filter contains(Element element, String value) {
        if (element.type() != ElementType.TEXT) {
            throw invalid("contains is for elements of TEXT, " + element.name() + " is not");
        }
        return new Filter.Contains(element.name(), value);
    }

    private static Filter starts(Element element, String value) {
        if (element.type() != ElementType.TEXT) {
            throw invalid("starts is for elements of TEXT, " + element.name() + " is not");
        }
        return new Filter.Prefix(element.name(), value);
    }

    private static Object bound(Element element, String value) {
        if (element.type() == ElementType.BOOLEAN) {
            throw invalid("ge and le are not for " + element.name() + ", which is true or false");
        }
        return value(element, value);
    }

    private static Object value(Element element, String text) {
        try {
            return element.type().parse(text);
        } catch (InvalidValueException e) {
            throw invalid("\"" + text + "\" for " + element.name() + ": " + e.getMessage());
        }
    }

    private static Problem invalid(String detail) {
        return Problem.badRequest("invalid-filter", detail + ".");
    }
}
