package org.jingwei.coordination.inspection.history;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jingwei.audit.AuditTrail;
import org.jingwei.coordination.inspection.list.EntryCheck;
import org.jingwei.coordination.inspection.list.ListKeepers;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.jingwei.settings.Settings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes past inspections in: the whole file, or nothing and what is wrong with it. A row is known
 * by its unit and its number: the same file again changes nothing, a corrected one corrects.
 */
@Component
class HistoryImport {
    private static final int AT_ONCE = 2_000;

    private final ScopedDatabase database;
    private final SubjectIndex subjects;
    private final AuditTrail audit;
    private final Settings settings;

    HistoryImport(
            ScopedDatabase database, SubjectIndex subjects, AuditTrail audit, Settings settings) {
        this.database = database;
        this.subjects = subjects;
        this.audit = audit;
        this.settings = settings;
    }

    /**
     * What a file did.
     *
     * @param added those that were not known
     * @param unregistered rows of enterprises that the register does not have: they are kept where
     *     their unit is
     */
    record Report(int rows, int added, int unregistered) {}

    /**
     * Reads a file of past inspections and keeps it.
     *
     * @throws Problem invalid with the line, the column and the reason of each mistake
     */
    Report read(Scope scope, InputStream stream) throws IOException {
        database.run(scope, ListKeepers::require);
        EntryCheck check = EntryCheck.start();
        Map<Long, PastVisit> read =
                new HistoryFile(check, LocalDate.now(settings.timeZone())).read(stream);
        Set<String> units = new HashSet<>();
        read.values().forEach(visit -> units.add(visit.requester()));
        Map<SubjectKey, SubjectIndex.Found> found = found(scope, read.values());
        return database.call(
                scope,
                jdbc -> {
                    ListKeepers.require(jdbc);
                    Map<String, Long> areas = HistoryRows.areas(jdbc, units);
                    read.forEach((line, visit) -> {
                        if (!areas.containsKey(visit.requester())) {
                            check.at(line)
                                    .wrong(
                                            "organisation",
                                            "there is no organisation " + visit.requester());
                        }
                    });
                    requireRight(check, read.size());
                    return keep(scope, jdbc, List.copyOf(read.values()), new Known(areas, found));
                });
    }

    private record Known(Map<String, Long> areas, Map<SubjectKey, SubjectIndex.Found> found) {
        boolean has(PastVisit visit) {
            SubjectIndex.Found registered = found.get(key(visit));
            return registered != null && registered.area() != 0;
        }

        HistoryRows.Placed place(PastVisit visit) {
            SubjectIndex.Found registered = found.get(key(visit));
            String name = registered == null ? visit.name() : registered.name();
            return new HistoryRows.Placed(
                    visit,
                    name.isEmpty() ? visit.key() : name,
                    has(visit)
                            ? Objects.requireNonNull(registered).area()
                            : areas.getOrDefault(visit.requester(), 0L));
        }
    }

    private Report keep(Scope scope, JdbcClient jdbc, List<PastVisit> visits, Known known) {
        int added = 0;
        int unregistered = 0;
        for (List<PastVisit> part : parts(visits)) {
            added += HistoryRows.write(jdbc, part.stream().map(known::place).toList());
            unregistered += (int) part.stream().filter(visit -> !known.has(visit)).count();
        }
        audit.done(scope, "inspection.history", "inspection-history", visits.size());
        return new Report(visits.size(), added, unregistered);
    }

    private Map<SubjectKey, SubjectIndex.Found> found(Scope scope, Iterable<PastVisit> visits) {
        Set<SubjectKey> keys = new HashSet<>();
        visits.forEach(visit -> keys.add(key(visit)));
        Map<SubjectKey, SubjectIndex.Found> found = new HashMap<>();
        parts(List.copyOf(keys)).forEach(part -> found.putAll(subjects.find(scope, part)));
        return found;
    }

    private static SubjectKey key(PastVisit visit) {
        return new SubjectKey("ENTERPRISE", visit.key());
    }

    private static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            parts.add(all.subList(from, Math.min(from + AT_ONCE, all.size())));
        }
        return parts;
    }

    private static void requireRight(EntryCheck check, int rows) {
        if (check.isRight() && rows == 0) {
            check.at(1).wrong("", "the file has no inspections");
        }
        if (!check.isRight()) {
            throw Problem.invalid(
                            "invalid-history",
                            "文件有错误，未导入任何检查；请按 errors 逐行更正后重新上传。 The file has mistakes and"
                                    + " nothing of it was taken in; see errors.")
                    .errors(check.places());
        }
    }
}
