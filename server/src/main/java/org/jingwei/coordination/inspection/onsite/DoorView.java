package org.jingwei.coordination.inspection.onsite;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jingwei.coordination.Matter;

/**
 * All that the caller may know of one door.
 *
 * @param published whether the item of the matter is published; what is not may be refused
 * @param code for the two sides only
 * @param record for the enterprise once it was delivered
 * @param publishAt when the result is published
 */
public record DoorView(
        Matter matter,
        String key,
        String name,
        Side side,
        boolean decided,
        boolean published,
        List<ChecklistEntry> checklist,
        Optional<Codes.Given> code,
        Optional<Visit> visit,
        Optional<InspectionRecord> record,
        List<Finding> findings,
        Optional<Instant> publishAt) {
    public DoorView {
        checklist = List.copyOf(checklist);
        findings = List.copyOf(findings);
    }
}
