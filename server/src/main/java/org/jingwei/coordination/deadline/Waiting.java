package org.jingwei.coordination.deadline;

/** For whom a matter waits while its time stands still. */
public enum Waiting {
    /** Its requester, to answer an advice. */
    ADVICE,
    /** Those whose opinion is required. */
    SIGNERS
}
