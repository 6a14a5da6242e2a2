package org.jingwei.engine.lake;

/** Is told which rows of a batch are refused because their key is known. */
@FunctionalInterface
public interface DuplicateListener {

    /** Takes one refused row; they come in the order of their lines. */
    void duplicate(DuplicateRow row);
}
