package org.jingwei.coordination;

/**
 * Steps cannot be taken together, since what is found of one depends on whether another was taken:
 * they are taken one after the other instead.
 */
public final class OneByOne extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** There is nothing to trace: it is no fault. */
    public OneByOne() {
        super("these steps are taken one by one", null, false, false);
    }
}
