package org.jingwei.engine.lake;

/** Is told which rows of a batch are not written because of their keys. */
@FunctionalInterface
public interface KeyListener {

    /** Takes one such row; they come in the order of their lines. */
    void settled(KeyOutcome outcome);
}
