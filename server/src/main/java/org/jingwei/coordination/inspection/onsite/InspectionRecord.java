package org.jingwei.coordination.inspection.onsite;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What officers found on a visit.
 *
 * @param version goes up with each save
 * @param statement what the enterprise says to it
 */
public record InspectionRecord(
        String visit,
        int version,
        String device,
        String summary,
        List<RecordDraft.Entry> entries,
        List<RecordDraft.FindingDraft> findings,
        Instant savedAt,
        Optional<Instant> deliveredAt,
        Optional<Instant> acknowledgedAt,
        String statement) {
    public InspectionRecord {
        entries = List.copyOf(entries);
        findings = List.copyOf(findings);
    }
}
