package org.jingwei.coordination.inspection.onsite;

/**
 * Officers left an enterprise.
 *
 * @param minutes how long they were there
 */
public record VisitLeft(String visit, String matter, String kind, String key, long minutes) {}
