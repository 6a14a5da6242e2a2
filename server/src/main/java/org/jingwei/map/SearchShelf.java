package org.jingwei.map;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.area.Areas;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaRanges;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.engine.search.SearchEntry;
import org.jingwei.engine.search.SearchIndex;
import org.jingwei.engine.search.SearchIndexBuilder;
import org.jingwei.engine.search.SearchReach;
import org.jingwei.lake.RegisteredSubject;
import org.jingwei.lake.Subjects;
import org.jingwei.scope.Clearance;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;

/** What can be found of one kind, owner and sensitivity, so that a scope is areas of it. */
sealed interface SearchShelf {
    /** Comes after the areas of every level. */
    int SUBJECT_DEPTH = 100;

    int MAX_TEXT = 200;

    /** AREA, or the kind of its subjects. */
    String kind();

    SearchIndex index();

    /** What the scope reaches of it, the areas around the scope's home first. */
    SearchReach reach(Scope scope, AreaScheme scheme);

    /** The areas: a scope's own part of the tree, and the path that leads to it. */
    record OfAreas(SearchIndex index) implements SearchShelf {
        @Override
        public String kind() {
            return SearchHit.AREA;
        }

        @Override
        public SearchReach reach(Scope scope, AreaScheme scheme) {
            AreaRanges seen = scope.administrator() ? AreaRanges.ALL : scope.territory();
            List<AreaRange> paths = new ArrayList<>(seen.list());
            for (AreaRange range : seen.list()) {
                for (AreaCode above : path(range.lo(), scheme)) {
                    paths.add(new AreaRange(above.value(), above.value()));
                }
            }
            return new SearchReach(
                    AreaRanges.of(paths), false, Optional.empty(), near(scope, scheme));
        }
    }

    /** Subjects of one kind, owner and sensitivity. */
    record OfSubjects(String kind, String owner, Clearance sensitivity, SearchIndex index)
            implements SearchShelf {
        @Override
        public SearchReach reach(Scope scope, AreaScheme scheme) {
            return new SearchReach(
                    scope.areasFor(owner, sensitivity),
                    scope.owns(owner),
                    scope.subject().filter(own -> own.kind().equals(kind)).map(SubjectKey::key),
                    near(scope, scheme));
        }
    }

    private static List<AreaRange> near(Scope scope, AreaScheme scheme) {
        return scope.home().list().stream()
                .limit(1)
                .flatMap(home -> path(home.lo(), scheme).reversed().stream())
                .map(AreaCode::range)
                .toList();
    }

    private static List<AreaCode> path(long area, AreaScheme scheme) {
        try {
            return scheme.of(area).ancestors();
        } catch (InvalidAreaCodeException e) {
            return List.of();
        }
    }

    /** All areas. */
    static List<SearchShelf> ofAreas(Areas areas, Scope platform) {
        SearchIndexBuilder builder = SearchIndex.builder();
        areas.each(
                platform,
                area ->
                        builder.add(
                                new SearchEntry(
                                        area.code(),
                                        shortened(area.name()),
                                        "",
                                        area.value(),
                                        area.depth())));
        return List.of(new OfAreas(builder.build()));
    }

    /** The subjects of a dataset; more than one shelf only while its definition has changed. */
    static List<SearchShelf> ofSubjects(Subjects subjects, String dataset, Scope platform) {
        record Label(String kind, String owner, Clearance sensitivity) {}
        Map<Label, SearchIndexBuilder> builders = new HashMap<>();
        subjects.each(
                platform,
                dataset,
                registered -> {
                    Label label =
                            new Label(
                                    registered.subject().kind(),
                                    registered.subject().owner(),
                                    registered.sensitivity());
                    builders.computeIfAbsent(label, any -> SearchIndex.builder())
                            .add(entry(registered));
                });
        List<SearchShelf> shelves = new ArrayList<>();
        builders.forEach((label, builder) ->
                shelves.add(
                        new OfSubjects(
                                label.kind(),
                                label.owner(),
                                label.sensitivity(),
                                builder.build())));
        return shelves;
    }

    private static SearchEntry entry(RegisteredSubject registered) {
        return new SearchEntry(
                registered.subject().key(),
                shortened(registered.subject().name()),
                shortened(registered.address()),
                registered.subject().area().orElse(0),
                SUBJECT_DEPTH);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), MAX_TEXT));
    }
}
