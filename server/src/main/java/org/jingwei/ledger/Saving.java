package org.jingwei.ledger;

/** Why minutes that were asked for were not imposed. */
public enum Saving {
    /** It was merged with another demand, as advised. */
    MERGED,
    /** It is done without a visit, as advised. */
    REMOTE,
    /** It was made smaller before it was approved. */
    CHANGED,
    /** It was cancelled, as advised. */
    CANCELLED,
    /** It was refused while a rule forbade it. */
    REFUSED_BY_RULE,
    /** The centre refused it. */
    REFUSED_BY_CENTRE,
    /** It was given up after the subject objected. */
    REFUSED_BY_TARGET,
    /** Whoever asked took it back. */
    WITHDRAWN
}
