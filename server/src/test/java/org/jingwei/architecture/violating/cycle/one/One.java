package org.jingwei.architecture.violating.cycle.one;

import org.jingwei.architecture.violating.cycle.two.Two;

/** Half of a cycle. */
public record One(Two two) {}
