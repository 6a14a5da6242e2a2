package org.jingwei.coordination;

/**
 * A step that is about to be taken, allowed by the life of the matter and by who the caller is to
 * it.
 *
 * @param matter as it stands, held until the transaction ends
 * @param submits whether it leaves the first state of its life, so that others see it from now on
 */
public record Move(Matter matter, Life.Action action, boolean submits) {}
