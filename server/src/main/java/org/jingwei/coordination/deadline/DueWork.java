package org.jingwei.coordination.deadline;

import java.util.function.BooleanSupplier;

/** What has to happen when a stored time has come; done by one server at a time. */
public interface DueWork {
    /** Works off all that is over, until told to stop. */
    void workOff(BooleanSupplier stopping);
}
