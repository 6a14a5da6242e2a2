package org.jingwei.coordination.inspection.list;

/**
 * One thing that an inspection looks at.
 *
 * @param id names it within its item
 * @param textEn may be empty
 * @param basis of this entry alone; may be empty
 */
public record CheckEntry(String id, String text, String textEn, String basis) {}
