package org.jingwei.lake;

import java.util.List;

/**
 * Which numbers are asked for.
 *
 * @param by {@link #BY_CHILDREN}, {@link #BY_MONTH}, the name of an area level, or an element
 * @param measures as {@code count}, {@code sum:element}, {@code min:element}, {@code max:element},
 *     {@code distinct:element}
 */
public record SummaryRequest(SliceRequest rows, String by, List<String> measures) {
    /** Group by the areas right below the requested one. */
    public static final String BY_CHILDREN = "children";

    /** Group by the month of the element by whose months numbers are kept. */
    public static final String BY_MONTH = "month";

    public SummaryRequest {
        measures = List.copyOf(measures);
    }
}
