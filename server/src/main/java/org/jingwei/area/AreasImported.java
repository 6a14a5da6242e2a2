package org.jingwei.area;

/** The area tree or its boundaries changed: so many areas and boundaries were taken in. */
public record AreasImported(int areas, int boundaries) {}
