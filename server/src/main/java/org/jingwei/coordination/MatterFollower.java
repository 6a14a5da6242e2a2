package org.jingwei.coordination;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Does what follows from a step, in the transaction of the step and as the platform: either all of
 * it is there or the step is not.
 */
public interface MatterFollower {
    /** Whether anything follows from this step; asks no database. */
    boolean concerns(MatterChanged change);

    /** Does it, for a step that it concerns. */
    void after(JdbcClient jdbc, MatterChanged change);
}
