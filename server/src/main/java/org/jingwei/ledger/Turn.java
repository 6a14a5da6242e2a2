package org.jingwei.ledger;

/**
 * A step of a matter as the ledger sees it.
 *
 * @param step its number in the history of the matter
 * @param standing how the demand stands after it
 * @param asks whether the demand was put forward by it, for the first time or changed
 * @param rest why the minutes of subjects that are not asked any more are saved
 */
public record Turn(int step, Standing standing, boolean asks, Saving rest) {}
