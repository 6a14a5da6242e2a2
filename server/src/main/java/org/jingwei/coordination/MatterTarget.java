package org.jingwei.coordination;

/**
 * Who is asked.
 *
 * @param kind ENTERPRISE, SCHOOL or AREA
 * @param areaName the place it is in
 */
public record MatterTarget(String kind, String key, String name, String area, String areaName) {}
