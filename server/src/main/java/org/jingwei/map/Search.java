package org.jingwei.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jingwei.area.Area;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.audit.AuditTrail;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.engine.search.SearchFind;
import org.jingwei.engine.search.SearchReach;
import org.jingwei.engine.search.SearchWords;
import org.jingwei.http.Problem;
import org.jingwei.lake.Subject;
import org.jingwei.lake.Subjects;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.jingwei.scope.SubjectKey;
import org.springframework.stereotype.Component;

/**
 * Finds areas and subjects of a scope by name, code, address and pinyin. The index in memory
 * proposes, within the scope; the rows themselves are read under row-level security, so that even
 * an index that is behind shows nothing it may not. Subjects found are noted in the trail.
 */
@Component
public class Search {
    private static final int MAX_TEXT = 64;
    private static final int MAX_LIMIT = 50;

    private static final Comparator<Proposed> ORDER =
            Comparator.comparing(Proposed::find).thenComparing(Proposed::kind);

    private final ScopedDatabase database;
    private final SearchShelves shelves;
    private final Areas areas;
    private final Subjects subjects;
    private final AuditTrail trail;

    Search(
            ScopedDatabase database,
            SearchShelves shelves,
            Areas areas,
            Subjects subjects,
            AuditTrail trail) {
        this.database = database;
        this.shelves = shelves;
        this.areas = areas;
        this.subjects = subjects;
        this.trail = trail;
    }

    private record Proposed(String kind, SearchFind find) {
        SubjectKey key() {
            return new SubjectKey(kind, find.code());
        }

        boolean isArea() {
            return kind.equals(SearchHit.AREA);
        }
    }

    @FunctionalInterface
    private interface Way {
        List<SearchFind> find(SearchShelf shelf, SearchReach reach);
    }

    /** The best finds, the best first; those with a typo only where there is no other. */
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
        List<Proposed> proposed = propose(scope, new SearchWords(text, code(text)), limit);
        return database.call(scope, jdbc -> readNoted(scope, text, proposed));
    }

    /** An area's code in its own length, if the text is one filled up with zeros. */
    private String code(String text) {
        try {
            return areas.scheme().code(text).text();
        } catch (InvalidAreaCodeException e) {
            return text;
        }
    }

    private List<Proposed> propose(Scope scope, SearchWords words, int limit) {
        List<SearchShelf> all = shelves.list();
        Way exactly = (shelf, reach) -> shelf.index().find(words, reach, limit);
        Way nearly = (shelf, reach) -> shelf.index().similar(words, reach, limit);
        List<Proposed> found = propose(scope, all, exactly);
        List<Proposed> best = found.isEmpty() ? propose(scope, all, nearly) : found;
        Map<SubjectKey, Proposed> once = new LinkedHashMap<>();
        best.stream().sorted(ORDER).forEach(each -> once.putIfAbsent(each.key(), each));
        return once.values().stream().limit(limit).toList();
    }

    private List<Proposed> propose(Scope scope, List<SearchShelf> all, Way way) {
        List<Proposed> proposed = new ArrayList<>();
        for (SearchShelf shelf : all) {
            way.find(shelf, shelf.reach(scope, areas.scheme()))
                    .forEach(find -> proposed.add(new Proposed(shelf.kind(), find)));
        }
        return proposed;
    }

    private List<SearchHit> readNoted(Scope scope, String text, List<Proposed> proposed) {
        Set<SubjectKey> keys =
                proposed.stream()
                        .filter(each -> !each.isArea())
                        .map(Proposed::key)
                        .collect(Collectors.toSet());
        Map<SubjectKey, Subject> known = subjects.list(scope, keys);
        Set<Long> places = new HashSet<>();
        known.values().forEach(subject -> subject.area().ifPresent(places::add));
        proposed.stream()
                .filter(Proposed::isArea)
                .forEach(each -> places.add(areas.scheme().code(each.find().code()).value()));
        Map<Long, List<AreaName>> paths = areas.paths(scope, places);
        Map<Long, Area> ends = areas.list(scope, places);
        List<SearchHit> hits =
                proposed.stream()
                        .flatMap(each ->
                                (each.isArea()
                                                ? areaHit(each.find(), ends, paths)
                                                : subjectHit(each, known, paths))
                                        .stream())
                        .toList();
        long shown = hits.stream().filter(hit -> !hit.kind().equals(SearchHit.AREA)).count();
        if (shown > 0) {
            trail.done(scope, "subject.search", text, shown);
        }
        return hits;
    }

    private Optional<SearchHit> areaHit(
            SearchFind find, Map<Long, Area> ends, Map<Long, List<AreaName>> paths) {
        return Optional.ofNullable(ends.get(areas.scheme().code(find.code()).value()))
                .map(area -> {
                    List<AreaName> path = paths.getOrDefault(area.value(), List.of());
                    return new SearchHit(
                            SearchHit.AREA,
                            area.code(),
                            area.name(),
                            Optional.of(area.asName()),
                            text(path.subList(0, Math.max(0, path.size() - 1))),
                            area.point(),
                            find.match());
                });
    }

    private static Optional<SearchHit> subjectHit(
            Proposed proposed, Map<SubjectKey, Subject> known, Map<Long, List<AreaName>> paths) {
        return Optional.ofNullable(known.get(proposed.key()))
                .map(subject -> {
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
                            subject.point(),
                            proposed.find().match());
                });
    }

    private static String text(List<AreaName> path) {
        return path.stream().map(AreaName::name).collect(Collectors.joining(" / "));
    }
}
