package org.jingwei.ledger;

/** What an entry of the ledger says of its minutes. */
public enum Booking {
    /** They were asked for in a demand that was submitted. */
    ASKED,
    /** They are in force: nothing stands between them and the subject any more. */
    IMPOSED,
    /** They were in force and are not any more. */
    RELIEVED,
    /** They were asked for and are not imposed. */
    SAVED,
    /** They were saved and are asked for again. */
    REOPENED
}
