package org.jingwei.coordination.inspection.merging;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** On which ground an inspection is asked for: the usual plan, or one of the typed exceptions. */
public enum Ground {
    /** The unit's plan of the year. */
    PLAN,
    /** A complaint or a case. */
    COMPLAINT,
    /** An accident, or the putting right after one. */
    ACCIDENT,
    /** What the media laid open. */
    MEDIA,
    /** A law that sets the day until which it has to be done. */
    STATUTORY_DEADLINE,
    /** A special inspection ordered from above. */
    ORDERED_FROM_ABOVE;

    /** All grounds that are exceptions. */
    public static final Set<Ground> EXCEPTIONS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(PLAN)));
}
