package org.jingwei.coordination;

/** A matter went from one state to another. */
public record MatterChanged(String matter, String mechanism, String from, String to) {}
