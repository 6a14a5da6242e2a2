package org.jingwei.lake;

/** Where a batch stands. */
public enum BatchState {
    /** Its file is here and waits for somebody to look at it and start it. */
    HELD,
    /** Its file is here; nothing was read yet. */
    RECEIVED,
    /** It is being read. */
    RUNNING,
    /** Its accepted rows are in the lake, all of them in one commit. */
    COMMITTED,
    /** None of its rows is in the lake; its error says why. */
    FAILED,
    /** The same content was sent before; nothing was added. */
    DUPLICATE,
    /** Somebody stopped it; nothing of it is kept. */
    CANCELLED
}
