package org.jingwei.dossier;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.engine.geo.LonLat;
import org.jingwei.lake.Subject;
import org.jingwei.lake.Subjects;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.springframework.stereotype.Component;

/**
 * Finds what has a dossier, many at once: areas by their codes, enterprises and schools by theirs.
 */
@Component
public class SubjectIndex {
    /** The kind of the areas. */
    public static final String AREA = "AREA";

    private final Areas areas;
    private final Subjects subjects;
    private final AreaScheme scheme;

    SubjectIndex(Areas areas, Subjects subjects, AreaScheme scheme) {
        this.areas = areas;
        this.subjects = subjects;
        this.scheme = scheme;
    }

    /**
     * What is known of a subject.
     *
     * @param area the stored code of the area it is, or lies in; 0 if that is not known
     */
    public record Found(String name, long area) {}

    /** Those of these subjects that the scope sees. */
    public Map<SubjectKey, Found> find(Scope scope, Collection<SubjectKey> keys) {
        Map<Boolean, List<SubjectKey>> sorts =
                keys.stream().collect(Collectors.partitioningBy(key -> key.kind().equals(AREA)));
        Map<SubjectKey, Found> found = new HashMap<>();
        subjects.list(scope, sorts.getOrDefault(false, List.of()))
                .forEach((key, subject) -> found.put(key, registered(subject)));
        found.putAll(areas(scope, sorts.getOrDefault(true, List.of())));
        return found;
    }

    /** How many subjects of a kind the scope sees. */
    public long count(Scope scope, String kind) {
        return subjects.count(scope, kind);
    }

    /** Where a subject is on the earth, on WGS84, if the scope sees it and that is known. */
    public Optional<LonLat> place(Scope scope, SubjectKey key) {
        return Optional.ofNullable(subjects.list(scope, List.of(key)).get(key))
                .flatMap(Subject::point);
    }

    private static Found registered(Subject subject) {
        return new Found(subject.name(), subject.area().orElse(0));
    }

    private Map<SubjectKey, Found> areas(Scope scope, List<SubjectKey> keys) {
        Map<Long, SubjectKey> codes =
                keys.stream()
                        .filter(this::isCode)
                        .collect(
                                Collectors.toMap(
                                        key -> scheme.code(key.key()).value(),
                                        Function.identity(),
                                        (one, same) -> one));
        Map<SubjectKey, Found> found = new HashMap<>();
        Map<Long, AreaName> names = areas.names(scope, codes.keySet());
        names.forEach((code, name) -> {
            SubjectKey key = codes.get(code);
            if (key != null) {
                found.put(key, new Found(name.name(), code));
            }
        });
        return found;
    }

    private boolean isCode(SubjectKey key) {
        try {
            return scheme.code(key.key()).value() > 0;
        } catch (InvalidAreaCodeException e) {
            return false;
        }
    }
}
