package org.jingwei.coordination.inspection.onsite;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A record as a device has it.
 *
 * @param device names the phone or the browser
 * @param sequence counts what this device saved of this record
 * @param base the version that this device read last; 0 for none
 */
public record RecordDraft(
        String device,
        long sequence,
        int base,
        String summary,
        List<Entry> entries,
        List<FindingDraft> findings) {
    private static final int MOST_ENTRIES = 500;
    private static final int MOST_FINDINGS = 100;
    private static final int MOST_PHOTOS = 9;
    private static final int MOST_TEXT = 2000;

    public RecordDraft {
        entries = List.copyOf(entries);
        findings = List.copyOf(findings);
    }

    /** How a thing was. */
    public enum Result {
        /** As it must be. */
        CONFORMS,
        /** Not as it must be. */
        FAILS,
        /** Not to be looked at here. */
        NOT_APPLICABLE
    }

    /**
     * What was seen of one thing on the checklist.
     *
     * @param item its id there
     * @param photos ids of photos, which may come later
     */
    public record Entry(String item, Result result, String remark, List<String> photos) {
        public Entry {
            photos = List.copyOf(photos);
        }
    }

    /**
     * Something to be put right.
     *
     * @param item what it is about
     * @param basis what says that it must be otherwise
     * @param rectifyBy the last day for it
     */
    public record FindingDraft(
            String id, String item, String text, String basis, LocalDate rectifyBy) {}

    /** Refuses what cannot be a draft of a record of these things; it need not be complete. */
    void requireSound(List<ChecklistEntry> checklist) {
        Set<String> things = checklist.stream().map(ChecklistEntry::id).collect(Collectors.toSet());
        ClientText.requireId("device", device);
        if (sequence < 1) {
            throw ClientText.wrong("sequence", "must be 1 or more");
        }
        ClientText.requireText("summary", summary, 0, MOST_TEXT);
        requireAtMost("entries", entries.size(), MOST_ENTRIES);
        requireAtMost("findings", findings.size(), MOST_FINDINGS);
        Set<String> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!things.contains(entry.item()) || !seen.add(entry.item())) {
                throw ClientText.wrong(
                        "entries", "must name each thing on the checklist once at most");
            }
            ClientText.requireText("remark", entry.remark(), 0, MOST_TEXT);
            requireAtMost("photos", entry.photos().size(), MOST_PHOTOS);
            entry.photos().forEach(photo -> ClientText.requireId("photos", photo));
        }
        for (FindingDraft finding : findings) {
            ClientText.requireId("findings", finding.id());
            if (!things.contains(finding.item()) || !seen.add(finding.id())) {
                throw ClientText.wrong("findings", "must each be about a thing on the checklist");
            }
            ClientText.requireText("text", finding.text(), 0, MOST_TEXT);
            ClientText.requireText("basis", finding.basis(), 0, MOST_TEXT);
        }
    }

    private static void requireAtMost(String field, int count, int most) {
        if (count > most) {
            throw ClientText.wrong(field, "must be " + most + " at most");
        }
    }

    /** Refuses what is not complete: each thing was looked at, and each failure has its finding. */
    static void requireComplete(
            List<ChecklistEntry> checklist,
            List<Entry> entries,
            List<FindingDraft> findings,
            LocalDate today) {
        Set<String> looked = entries.stream().map(Entry::item).collect(Collectors.toSet());
        for (ChecklistEntry thing : checklist) {
            if (!looked.contains(thing.id())) {
                throw ClientText.wrong("entries", "says nothing yet of " + thing.text());
            }
        }
        Set<String> failed =
                entries.stream()
                        .filter(entry -> entry.result() == Result.FAILS)
                        .map(Entry::item)
                        .collect(Collectors.toSet());
        Set<String> found = findings.stream().map(FindingDraft::item).collect(Collectors.toSet());
        if (!found.equals(failed)) {
            throw ClientText.wrong(
                    "findings",
                    "must say of each thing that does not conform, and of no other, what is wrong");
        }
        for (FindingDraft finding : findings) {
            ClientText.requireText("text", finding.text(), 1, MOST_TEXT);
            ClientText.requireText("basis", finding.basis(), 1, MOST_TEXT);
            if (finding.rectifyBy().isBefore(today)) {
                throw ClientText.wrong("rectifyBy", "must not be a day that is over");
            }
        }
    }
}
