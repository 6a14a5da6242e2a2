package org.jingwei.lake.aggregate;

import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;

/**
 * What is kept of a dataset with every batch: the number of its rows, and the sums of its exact
 * numbers that nobody needs a purpose to see.
 *
 * @param month the element by whose months it is kept
 * @param sums the elements that are added up
 */
public record AggregateShape(Optional<String> month, List<String> sums) {
    /** The measure that is the number of rows. */
    public static final String COUNT = "";

    public AggregateShape {
        sums = List.copyOf(sums);
    }

    /** What is kept of this dataset. */
    public static AggregateShape of(Dataset dataset) {
        return new AggregateShape(
                dataset.month()
                        .map(dataset::get)
                        .filter(AggregateShape::hasMonths)
                        .map(Element::name),
                dataset.elements().stream()
                        .filter(AggregateShape::isAddedUp)
                        .map(Element::name)
                        .toList());
    }

    private static boolean hasMonths(Element element) {
        return element.type().isTime() && !element.isMasked();
    }

    private static boolean isAddedUp(Element element) {
        return (element.type() == ElementType.INTEGER || element.type() == ElementType.DECIMAL)
                && !element.isMasked();
    }
}
