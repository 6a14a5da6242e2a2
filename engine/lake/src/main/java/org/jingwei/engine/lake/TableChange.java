package org.jingwei.engine.lake;

/** What became of the question what changed in a table since one of its states. */
public sealed interface TableChange {

    /**
     * All that changed was handed over.
     *
     * @param state the state that the table has with it
     * @param came how many rows came
     * @param went how many rows were said to be gone; some of them may have come and gone meanwhile
     */
    record Told(long state, long came, long went) implements TableChange {}

    /**
     * The difference cannot be told or is not worth it, and nothing was handed over: the table has
     * to be read as a whole.
     *
     * @param reason why, in words
     */
    record Untold(String reason) implements TableChange {}
}
