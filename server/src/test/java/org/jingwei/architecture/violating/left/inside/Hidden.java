package org.jingwei.architecture.violating.left.inside;

/** Lies inside its module: nobody outside may use it. */
public final class Hidden {}
