package org.jingwei.coordination;

import org.jingwei.engine.geo.AreaRange;

/**
 * A matter went from one state to another.
 *
 * @param after the matter as it is now
 * @param from the state that it was in before
 * @param step the number of the step in its history
 * @param by as whom the one who took the step did so
 * @param areas from the first to the last area that lies in its targets
 */
public record MatterChanged(Matter after, String from, int step, Party by, AreaRange areas) {
    /** The matter's id. */
    public String matter() {
        return after.id();
    }

    /** The id of its mechanism. */
    public String mechanism() {
        return after.mechanism();
    }

    /** The state that it is in now. */
    public String to() {
        return after.state();
    }
}
