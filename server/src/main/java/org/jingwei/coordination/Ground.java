package org.jingwei.coordination;

/** Why a matter is asked. A rule says which grounds it makes an exception for. */
public enum Ground {
    /** By plan, as every year. */
    ROUTINE,
    /** A case, a complaint, a report in the media. */
    CASE,
    /** A campaign of the requester. */
    SPECIAL,
    /** A campaign that was ordered from above. */
    ORDERED,
    /** An accident, or putting right what one has shown. */
    INCIDENT,
    /** A day that a law sets. */
    STATUTORY_DAY,
    /** A suspicion of tax fraud. */
    TAX_RISK,
    /** Another one, told in words. */
    OTHER
}
