package org.jingwei.coordination.inspection.selfcheck;

import java.util.List;
import org.jingwei.coordination.inspection.onsite.ChecklistEntry;

/**
 * What an inspection of a published item looks at.
 *
 * @param item code of the item
 * @param organisationName whose item it is
 */
public record Checklist(
        String item,
        String name,
        String legalBasis,
        String organisation,
        String organisationName,
        String objectType,
        List<ChecklistEntry> entries) {
    public Checklist {
        entries = List.copyOf(entries);
    }
}
