package org.jingwei.coordination;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Does what follows from steps, in the transaction that takes them and as the platform: either all
 * of it is there or the steps are not.
 */
public interface MatterFollower {
    /** Whether anything follows from this step; asks no database. */
    boolean concerns(MatterChanged change);

    /**
     * Does it, for steps that it concerns and that were taken together.
     *
     * @throws OneByOne if there are several, and what follows from one depends on another
     */
    void after(JdbcClient jdbc, List<MatterChanged> changes);
}
