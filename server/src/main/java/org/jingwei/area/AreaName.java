package org.jingwei.area;

/** What an area is called, as other things mention it. */
public record AreaName(String code, String name, String level) {}
