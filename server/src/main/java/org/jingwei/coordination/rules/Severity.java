package org.jingwei.coordination.rules;

/** What it means that a matter breaks a rule; the gravest first. */
public enum Severity {
    /** It does not pass. */
    REFUSE,
    /** It passes with a reason of its requester and a second account of the centre. */
    NEEDS_REASON,
    /** It passes, and the finding is kept with it. */
    ADVISE
}
