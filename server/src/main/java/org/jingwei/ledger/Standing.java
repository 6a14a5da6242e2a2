package org.jingwei.ledger;

/** How a demand stands after a step. */
public enum Standing {
    /** Asked for, and not decided. */
    OPEN,
    /** To be carried out, being carried out, or done. */
    IN_FORCE,
    /** Given up or refused. */
    OVER
}
