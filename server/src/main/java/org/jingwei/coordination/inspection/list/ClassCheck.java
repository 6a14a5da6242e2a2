package org.jingwei.coordination.inspection.list;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jingwei.area.Area;
import org.jingwei.area.Areas;
import org.jingwei.dossier.SubjectIndex;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.InvalidAreaCodeException;
import org.jingwei.scope.Scope;
import org.jingwei.scope.SubjectKey;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes classes of drafts, or notes all that is wrong with them. */
@Component
class ClassCheck {
    private static final int MAX_ID = 100;
    private static final int MAX_TEXT = 1000;
    private static final int MOST_A_YEAR = 366;

    private final SubjectIndex subjects;
    private final Areas areas;

    ClassCheck(SubjectIndex subjects, Areas areas) {
        this.subjects = subjects;
        this.areas = areas;
    }

    /** What is right of a draft; what is not said is empty. */
    record Checked(
            EnterpriseClass.Kind kind,
            String enterprise,
            String area,
            String organisation,
            String item,
            @Nullable Integer most,
            LocalDate from,
            Optional<LocalDate> to,
            String reason,
            String source) {
        /** Two of the same are one, said anew. */
        String same() {
            return String.join("\n", enterprise, area, organisation, item, from.toString());
        }
    }

    static Checked check(EntryCheck check, EnterpriseClass.Draft draft) {
        EnterpriseClass.Kind kind = check.given("kind", draft.kind(), EnterpriseClass.Kind.MUST);
        LocalDate from = check.given("from", draft.from(), LocalDate.EPOCH);
        String enterprise = check.optional("enterprise", draft.enterprise(), MAX_ID);
        String area = check.optional("area", draft.area(), MAX_ID);
        if (!enterprise.isEmpty() && !area.isEmpty()) {
            check.wrong("area", "must be empty where an enterprise is named");
        }
        return new Checked(
                kind,
                enterprise,
                area,
                check.optional("organisation", draft.organisation(), MAX_ID),
                check.optional("item", draft.item(), MAX_ID),
                most(check, kind, draft.most()),
                from,
                check.end("to", from, draft.to()),
                check.text("reason", draft.reason(), MAX_TEXT),
                check.text("source", draft.source(), MAX_TEXT));
    }

    private static @Nullable Integer most(
            EntryCheck check, EnterpriseClass.Kind kind, @Nullable Integer most) {
        if (kind == EnterpriseClass.Kind.LIMITED) {
            return check.number("most", most, 1, MOST_A_YEAR);
        }
        if (most != null) {
            check.wrong("most", "is said of LIMITED alone");
        }
        return null;
    }

    /** A class with the name of its enterprise and the area it is about. */
    record Placed(Checked checked, String name, AreaRange range) {}

    /** Looks up whom they are about, all at once; by the lines they are on. */
    List<Placed> place(Scope scope, JdbcClient jdbc, EntryCheck check, Map<Long, Checked> read) {
        Map<SubjectKey, SubjectIndex.Found> found =
                subjects.find(
                        scope,
                        read.values().stream()
                                .map(Checked::enterprise)
                                .filter(key -> !key.isEmpty())
                                .map(ClassCheck::key)
                                .collect(Collectors.toSet()));
        Set<String> units =
                known(
                        jdbc,
                        "SELECT id FROM organisation WHERE id = ANY (:named)",
                        read.values().stream().map(Checked::organisation).toList());
        Set<String> items =
                known(
                        jdbc,
                        "SELECT code FROM published_item WHERE mechanism = 'INSPECTION' AND code ="
                                + " ANY (:named)",
                        read.values().stream().map(Checked::item).toList());
        Map<Long, Area> places =
                areas.list(
                        scope,
                        read.values().stream()
                                .flatMap(one -> code(one.area()).stream())
                                .collect(Collectors.toSet()));
        return read.entrySet().stream()
                .map(entry -> {
                    EntryCheck here = check.at(entry.getKey());
                    Checked one = entry.getValue();
                    require(here, "organisation", one.organisation(), units);
                    require(here, "item", one.item(), items);
                    return new Placed(one, name(here, one, found), range(here, one.area(), places));
                })
                .toList();
    }

    private static SubjectKey key(String enterprise) {
        return new SubjectKey("ENTERPRISE", enterprise);
    }

    private static Set<String> known(JdbcClient jdbc, String sql, Collection<String> named) {
        return new HashSet<>(
                jdbc.sql(sql)
                        .param("named", named.stream().distinct().toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    private static void require(EntryCheck here, String path, String value, Set<String> known) {
        if (!value.isEmpty() && !known.contains(value)) {
            here.wrong(path, "there is none that is called " + value);
        }
    }

    private static String name(
            EntryCheck here, Checked one, Map<SubjectKey, SubjectIndex.Found> found) {
        if (one.enterprise().isEmpty()) {
            return "";
        }
        SubjectIndex.Found enterprise = found.get(key(one.enterprise()));
        if (enterprise == null) {
            here.wrong("enterprise", "there is no enterprise of this key");
            return "?";
        }
        return enterprise.name();
    }

    private Optional<Long> code(String area) {
        try {
            return area.isEmpty()
                    ? Optional.empty()
                    : Optional.of(areas.scheme().code(area).value());
        } catch (InvalidAreaCodeException e) {
            return Optional.empty();
        }
    }

    private AreaRange range(EntryCheck here, String area, Map<Long, Area> places) {
        Optional<Area> found = code(area).map(places::get);
        if (!area.isEmpty() && found.isEmpty()) {
            here.wrong("area", "there is no area of this code");
        }
        return found.map(Area::range).orElse(new AreaRange(1, AreaRange.MAX));
    }
}
