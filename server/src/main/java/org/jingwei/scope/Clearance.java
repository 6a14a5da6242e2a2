package org.jingwei.scope;

/** How sensitive data is, and up to what a grant reaches; in ascending order. */
public enum Clearance {
    PUBLIC,
    INTERNAL,
    SENSITIVE;

    /** Whether a grant of this clearance reaches data of that sensitivity. */
    public boolean reaches(Clearance sensitivity) {
        return compareTo(sensitivity) >= 0;
    }
}
