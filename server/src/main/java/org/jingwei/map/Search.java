package org.jingwei.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jingwei.area.Area;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.audit.AuditTrail;
import org.jingwei.http.Problem;
import org.jingwei.lake.Subject;
import org.jingwei.lake.Subjects;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/** Finds areas and subjects of a scope by name or code. Subjects found are noted in the trail. */
@Component
public class Search {
    private static final int MAX_TEXT = 64;
    private static final int MAX_LIMIT = 50;

    private final ScopedDatabase database;
    private final Areas areas;
    private final Subjects subjects;
    private final AuditTrail trail;

    Search(ScopedDatabase database, Areas areas, Subjects subjects, AuditTrail trail) {
        this.database = database;
        this.areas = areas;
        this.subjects = subjects;
        this.trail = trail;
    }

    /** The best finds: exact ones, then those that begin with the text, then the others. */
    public List<SearchHit> find(Scope scope, String query, int limit) {
        String text = query.strip();
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > MAX_TEXT) {
            throw Problem.badRequest(
                    "invalid-query", "q must have 1 to " + MAX_TEXT + " characters.");
        }
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Problem.badRequest("invalid-limit", "limit must be from 1 to " + MAX_LIMIT + ".");
        }
        return database.call(scope, jdbc -> findNoted(scope, text, limit));
    }

    private List<SearchHit> findNoted(Scope scope, String text, int limit) {
        List<Area> foundAreas = areas.search(scope, text, limit);
        List<Subject> foundSubjects = subjects.search(scope, text, limit);
        Map<Long, List<AreaName>> paths = areas.paths(scope, places(foundAreas, foundSubjects));
        List<SearchHit> hits = new ArrayList<>();
        foundAreas.forEach(area -> hits.add(hit(area, paths)));
        foundSubjects.forEach(subject -> hits.add(hit(subject, paths)));
        hits.sort(Comparator.comparingInt(hit -> rank(hit, text)));
        List<SearchHit> best = List.copyOf(hits.subList(0, Math.min(limit, hits.size())));
        long shown = best.stream().filter(hit -> !hit.kind().equals(SearchHit.AREA)).count();
        if (shown > 0) {
            trail.done(scope, "subject.search", text, shown);
        }
        return best;
    }

    private static Set<Long> places(List<Area> areas, List<Subject> subjects) {
        Set<Long> places = new HashSet<>();
        areas.forEach(area -> places.add(area.value()));
        subjects.forEach(subject -> subject.area().ifPresent(places::add));
        return places;
    }

    private static SearchHit hit(Area area, Map<Long, List<AreaName>> paths) {
        List<AreaName> path = paths.getOrDefault(area.value(), List.of());
        return new SearchHit(
                SearchHit.AREA,
                area.code(),
                area.name(),
                Optional.of(area.asName()),
                text(path.subList(0, Math.max(0, path.size() - 1))),
                area.point());
    }

    private static SearchHit hit(Subject subject, Map<Long, List<AreaName>> paths) {
        List<AreaName> path =
                subject.area().isPresent()
                        ? paths.getOrDefault(subject.area().getAsLong(), List.of())
                        : List.of();
        return new SearchHit(
                subject.kind(),
                subject.key(),
                subject.name(),
                path.isEmpty() ? Optional.empty() : Optional.of(path.getLast()),
                text(path),
                subject.point());
    }

    private static String text(List<AreaName> path) {
        return path.stream().map(AreaName::name).collect(Collectors.joining(" / "));
    }

    private static int rank(SearchHit hit, String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        String name = hit.name().toLowerCase(Locale.ROOT);
        String key = hit.key().toLowerCase(Locale.ROOT);
        if (name.equals(wanted) || key.equals(wanted)) {
            return 0;
        }
        if (name.startsWith(wanted) || key.startsWith(wanted)) {
            return 1;
        }
        return name.contains(wanted) ? 2 : 3;
    }
}
