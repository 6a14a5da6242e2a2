package org.jingwei.map;

import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.Points;
import org.jingwei.lake.PointSource;
import org.jingwei.map.catalogue.Style;

/**
 * What the points of a dataset bring into their tiles. Layers that draw alike share one index.
 *
 * @param category the element by which they are told apart
 * @param limits the limits of its classes, where it is a number; otherwise by value
 * @param name the element that is written beside them
 * @param time the element that says when they were
 */
record Drawing(
        String dataset,
        Optional<String> category,
        List<Double> limits,
        Optional<String> name,
        Optional<String> time) {
    Drawing {
        limits = List.copyOf(limits);
    }

    static Drawing of(Dataset dataset) {
        return new Drawing(
                dataset.id(),
                dataset.points().flatMap(Points::category),
                List.of(),
                dataset.title(),
                dataset.asOf()
                        .flatMap(dataset::find)
                        .filter(element -> element.type().isTime() && element.mask().isEmpty())
                        .map(Element::name));
    }

    static Drawing of(Dataset dataset, Style style) {
        Drawing usual = of(dataset);
        return switch (style) {
            case Style.Single _, Style.Heat _ -> usual;
            case Style.Label(var field, _) ->
                    new Drawing(
                            usual.dataset,
                            usual.category,
                            List.of(),
                            Optional.of(field),
                            usual.time);
            case Style.Categories(var field, _) ->
                    new Drawing(
                            usual.dataset, Optional.of(field), List.of(), usual.name, usual.time);
            case Style.Classes classes -> usual.classed(classes.field(), classes.breaks());
            case Style.Size size -> usual.classed(size.field(), size.breaks());
        };
    }

    private Drawing classed(String field, List<Double> breaks) {
        return breaks.size() < 2
                ? this
                : new Drawing(dataset, Optional.of(field), breaks, name, time);
    }

    PointSource.Brought brought() {
        return new PointSource.Brought(category, name, time);
    }
}
