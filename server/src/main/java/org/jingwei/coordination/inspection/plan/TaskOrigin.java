package org.jingwei.coordination.inspection.plan;

import java.util.Arrays;
import java.util.List;
import org.jingwei.coordination.Ground;

/** Where a task comes from: no plan and no case, no inspection. */
public enum TaskOrigin {
    /** The unit's plan of the year. */
    PLAN(Ground.ROUTINE),
    /** The published plan of a campaign. */
    SPECIAL(Ground.SPECIAL),
    /** An order from above. */
    ORDERED(Ground.ORDERED),
    /** A complaint or a report of the public. */
    COMPLAINT(Ground.CASE),
    /** An accident, or putting right what it showed. */
    ACCIDENT(Ground.INCIDENT),
    /** What the media laid open. */
    MEDIA(Ground.CASE),
    /** What another organ handed over. */
    TRANSFER(Ground.CASE),
    /** A day until which a law wants it done. */
    STATUTORY_DAY(Ground.STATUTORY_DAY),
    /** A suspicion of tax fraud. */
    TAX_RISK(Ground.TAX_RISK),
    /** Another reason, told in its source. */
    OTHER(Ground.OTHER);

    private final Ground ground;

    TaskOrigin(Ground ground) {
        this.ground = ground;
    }

    /** On which ground a matter of such tasks is asked. */
    public Ground ground() {
        return ground;
    }

    boolean isPlanned() {
        return this == PLAN || this == SPECIAL;
    }

    /** Those whose matters are asked on this ground. */
    static List<TaskOrigin> of(Ground ground) {
        return Arrays.stream(values()).filter(origin -> origin.ground == ground).toList();
    }
}
