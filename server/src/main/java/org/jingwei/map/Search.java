package org.jingwei.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jingwei.area.Areas;
import org.jingwei.audit.AuditTrail;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.engine.search.SearchFind;
import org.jingwei.engine.search.SearchReach;
import org.jingwei.engine.search.SearchWords;
import org.jingwei.http.Problem;
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

    /** What the index proposes. */
    record Proposed(String kind, SearchFind find) {
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
        SearchRows rows = SearchRows.read(scope, areas, subjects, proposed);
        List<SearchHit> hits = proposed.stream().flatMap(each -> rows.hit(each).stream()).toList();
        long shown = hits.stream().filter(hit -> !hit.kind().equals(SearchHit.AREA)).count();
        if (shown > 0) {
            trail.done(scope, "subject.search", text, shown);
        }
        return hits;
    }
}
