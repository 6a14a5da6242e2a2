package org.jingwei.coordination.inspection.onsite;

import org.jspecify.annotations.Nullable;

/**
 * One thing that an item has inspected.
 *
 * @param id names it within its item
 * @param basis what says that it must be so
 */
public record ChecklistEntry(
        String id, String text, @Nullable String textEn, @Nullable String basis) {}
