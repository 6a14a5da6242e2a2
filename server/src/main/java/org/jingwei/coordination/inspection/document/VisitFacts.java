package org.jingwei.coordination.inspection.document;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jingwei.coordination.Matter;
import org.jingwei.coordination.MatterTarget;
import org.jingwei.coordination.inspection.onsite.ChecklistEntry;
import org.jingwei.coordination.inspection.onsite.Desk;
import org.jingwei.coordination.inspection.onsite.DoorView;
import org.jingwei.coordination.inspection.onsite.InspectionRecord;
import org.jingwei.coordination.inspection.onsite.RecordDraft;
import org.jingwei.coordination.inspection.onsite.Visit;
import org.jingwei.scope.Scope;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Adds what happened at the door, as far as the caller may know it: a target reads of the record
 * once it was delivered.
 */
@Component
class VisitFacts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm");

    private final Desk desk;
    private final ZoneId zone;

    VisitFacts(Desk desk, Settings settings) {
        this.desk = desk;
        this.zone = settings.timeZone();
    }

    void add(Scope scope, Matter matter, MatterTarget target, Facts facts) {
        DoorView door = desk.door(scope, matter.id(), target.key());
        door.visit().ifPresent(visit -> add(visit, facts));
        door.record().ifPresent(record -> add(record, door.checklist(), facts));
    }

    private void add(Visit visit, Facts facts) {
        facts.with(Place.ARRIVED, time(visit.arrival().at()));
        visit.leftAt().ifPresent(left -> facts.with(Place.LEFT, time(left)));
    }

    private String time(Instant instant) {
        return instant.atZone(zone).format(TIME);
    }

    private static void add(InspectionRecord record, List<ChecklistEntry> checklist, Facts facts) {
        Map<String, String> things =
                checklist.stream()
                        .collect(Collectors.toMap(ChecklistEntry::id, ChecklistEntry::text));
        int findings = record.findings().size();
        facts.with(Place.SUMMARY, record.summary())
                .with(Place.STATEMENT, record.statement())
                .with(Place.OUTCOME, findings == 0 ? "未发现问题" : "发现问题 " + findings + " 项")
                .with("entries", rows(record.entries(), entry -> row(entry, things)))
                .with("findings", rows(record.findings(), VisitFacts::row));
    }

    private static <T> List<Map<Place, String>> rows(
            List<T> all, Function<T, Map<Place, String>> row) {
        return all.stream().map(row).toList();
    }

    private static Map<Place, String> row(RecordDraft.Entry entry, Map<String, String> things) {
        return Map.of(
                Place.ENTRY_TEXT, things.getOrDefault(entry.item(), entry.item()),
                Place.ENTRY_RESULT, result(entry.result()),
                Place.ENTRY_REMARK, entry.remark());
    }

    private static String result(RecordDraft.Result result) {
        return switch (result) {
            case CONFORMS -> "符合";
            case FAILS -> "不符合";
            case NOT_APPLICABLE -> "不适用";
        };
    }

    private static Map<Place, String> row(RecordDraft.FindingDraft finding) {
        return Map.of(
                Place.FINDING_TEXT, finding.text(),
                Place.FINDING_BASIS, finding.basis(),
                Place.FINDING_BY, finding.rectifyBy().format(DAY));
    }
}
