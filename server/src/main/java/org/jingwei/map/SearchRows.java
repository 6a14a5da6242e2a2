package org.jingwei.map;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jingwei.area.Area;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.lake.Subject;
import org.jingwei.lake.Subjects;
import org.jingwei.map.Search.Proposed;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;

/** The rows of what the index proposes, as far as the scope sees them; read in three questions. */
record SearchRows(
        Map<SubjectKey, Subject> subjects,
        Map<String, Area> areas,
        Map<Long, List<AreaName>> paths) {

    static SearchRows read(Scope scope, Areas areas, Subjects subjects, List<Proposed> proposed) {
        Map<SubjectKey, Subject> known =
                subjects.list(
                        scope,
                        proposed.stream()
                                .filter(each -> !each.isArea())
                                .map(Proposed::key)
                                .toList());
        Set<Long> found =
                proposed.stream()
                        .filter(Proposed::isArea)
                        .map(each -> areas.scheme().code(each.find().code()).value())
                        .collect(Collectors.toSet());
        Set<Long> places = new HashSet<>(found);
        known.values().forEach(subject -> subject.area().ifPresent(places::add));
        Map<String, Area> byCode =
                areas.list(scope, found).values().stream()
                        .collect(Collectors.toMap(Area::code, area -> area));
        return new SearchRows(known, byCode, areas.paths(scope, places));
    }

    /** What was proposed, if it is still there for the scope. */
    Optional<SearchHit> hit(Proposed proposed) {
        return proposed.isArea()
                ? Optional.ofNullable(areas.get(proposed.find().code()))
                        .map(area -> hit(proposed, area))
                : Optional.ofNullable(subjects.get(proposed.key()))
                        .map(subject -> hit(proposed, subject));
    }

    private SearchHit hit(Proposed proposed, Area area) {
        List<AreaName> path = paths.getOrDefault(area.value(), List.of());
        return new SearchHit(
                SearchHit.AREA,
                area.code(),
                area.name(),
                Optional.of(area.asName()),
                text(path.subList(0, Math.max(0, path.size() - 1))),
                area.point(),
                proposed.find().match());
    }

    private SearchHit hit(Proposed proposed, Subject subject) {
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
    }

    private static String text(List<AreaName> path) {
        return path.stream().map(AreaName::name).collect(Collectors.joining(" / "));
    }
}
