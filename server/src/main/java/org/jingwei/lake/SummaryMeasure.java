package org.jingwei.lake;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.engine.lake.Measure;
import org.jingwei.http.Problem;
import org.jingwei.lake.aggregate.AggregateShape;

/**
 * A number asked for in an address: {@code count}, {@code sum:element}, {@code min:element}, {@code
 * max:element} or {@code distinct:element}.
 *
 * @param text how it was asked for
 * @param element what is measured; none when rows are counted
 */
record SummaryMeasure(String text, Measure.Function function, Optional<Element> element) {
    private static final String COUNT = "count";

    static List<SummaryMeasure> parse(Dataset dataset, List<String> texts) {
        if (texts.size() > Measure.MOST_MEASURES) {
            throw invalid("at most " + Measure.MOST_MEASURES + " measures are taken");
        }
        return texts.stream().distinct().map(text -> parse(dataset, text)).toList();
    }

    private static SummaryMeasure parse(Dataset dataset, String text) {
        if (text.equals(COUNT)) {
            return new SummaryMeasure(text, Measure.Function.COUNT, Optional.empty());
        }
        int colon = text.indexOf(':');
        Element element = element(dataset, text.substring(colon + 1));
        Measure.Function function = function(text.substring(0, Math.max(colon, 0)));
        requireFit(function, element);
        return new SummaryMeasure(text, function, Optional.of(element));
    }

    private static Measure.Function function(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "sum" -> Measure.Function.SUM;
            case "min" -> Measure.Function.MIN;
            case "max" -> Measure.Function.MAX;
            case "distinct" -> Measure.Function.DISTINCT;
            default ->
                    throw invalid(
                            "a measure is count, sum:element, min:element, max:element or"
                                    + " distinct:element");
        };
    }

    /** The element of that name, which the caller gave. */
    static Element element(Dataset dataset, String name) {
        return dataset.find(name)
                .orElseThrow(() ->
                        Problem.badRequest(
                                "invalid-element",
                                "Dataset " + dataset.id() + " has no element \"" + name + "\"."));
    }

    private static void requireFit(Measure.Function function, Element element) {
        ElementType type = element.type();
        if (function == Measure.Function.SUM && !type.isNumber()) {
            throw Problem.badRequest(
                    "invalid-sum", element.name() + " holds no numbers, so there is no sum.");
        }
        if (type == ElementType.BOOLEAN && function != Measure.Function.DISTINCT) {
            throw invalid(element.name() + " is true or false and has no " + function);
        }
    }

    private static Problem invalid(String detail) {
        return Problem.badRequest("invalid-measure", detail + ".");
    }

    /** The same for the lake. */
    Measure measure() {
        return new Measure(function, element.map(Element::name));
    }

    /** The kept number that is the same, if there is one. */
    Optional<String> kept(AggregateShape shape) {
        return switch (function) {
            case COUNT -> Optional.of(AggregateShape.COUNT);
            case SUM -> element.map(Element::name).filter(shape.sums()::contains);
            case MIN, MAX, DISTINCT -> Optional.empty();
        };
    }
}
