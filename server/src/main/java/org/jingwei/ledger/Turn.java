package org.jingwei.ledger;

/**
 * A step of a matter as the ledger sees it.
 *
 * @param matter id of the matter
 * @param step its number in the history of the matter
 * @param standing how the demand stands after it
 * @param asks whether the demand was put forward by it, for the first time or changed
 * @param saving why minutes of its targets are saved, as far as they are
 * @param objected why those of targets that objected are
 */
public record Turn(
        String matter, int step, Standing standing, boolean asks, Saving saving, Saving objected) {}
