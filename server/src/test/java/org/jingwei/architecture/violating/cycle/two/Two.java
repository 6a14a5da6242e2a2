package org.jingwei.architecture.violating.cycle.two;

import java.util.List;
import org.jingwei.architecture.violating.cycle.one.One;

/** The other half of a cycle. */
public record Two(List<One> ones) {}
