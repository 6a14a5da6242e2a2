package org.jingwei.map.catalogue;

/** How numbers are divided into classes. */
public enum BreakMethod {
    /** Equally many values in each. */
    QUANTILE("sample quantiles; equal values stay together"),
    /** Values as alike as can be in each. */
    NATURAL_BREAKS(
            "Fisher 1958, On Grouping for Maximum Homogeneity (J. Am. Stat. Assoc. 53); on maps Jenks"
                    + " 1967, The Data Model Concept in Statistical Mapping"),
    /** Equally wide ones. */
    EQUAL("equal intervals between the least and the greatest value");

    private final String source;

    BreakMethod(String source) {
        this.source = source;
    }

    /** Where the method is from. */
    public String source() {
        return source;
    }
}
