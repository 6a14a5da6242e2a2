package org.jingwei.dossier;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.jingwei.area.Area;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.http.Problem;
import org.jingwei.lake.Subject;
import org.jingwei.lake.Subjects;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/**
 * Puts dossiers together from what the scope reaches. Nothing is kept here: a dossier is always as
 * true as the datasets are.
 */
@Component
public class Dossiers {
    private final Areas areas;
    private final Datasets datasets;
    private final Subjects subjects;
    private final Sections sections;
    private final AuditTrail audit;

    Dossiers(
            Areas areas,
            Datasets datasets,
            Subjects subjects,
            Sections sections,
            AuditTrail audit) {
        this.areas = areas;
        this.datasets = datasets;
        this.subjects = subjects;
        this.sections = sections;
        this.audit = audit;
    }

    /**
     * The dossier of an area: every dataset counted in it.
     *
     * @throws Problem 404 if the area is not in the scope
     */
    public Dossier ofArea(Scope scope, String code) {
        Area area = areas.get(scope, code);
        boolean partial = !scope.territory().contains(area.range());
        List<Dataset> visible = datasets.list(scope);
        UnaryOperator<Dossier.Section> completed = sections.completing(scope, visible);
        List<Dossier.Section> found =
                visible.stream()
                        .map(dataset -> sections.summary(scope, dataset, area.code()))
                        .map(completed)
                        .toList();
        Dossier.SubjectView view =
                new Dossier.SubjectView(
                        "AREA",
                        area.code(),
                        area.name(),
                        Optional.of(area.level()),
                        Optional.of(area.asName()),
                        areas.path(scope, area.code()),
                        area.point().map(point -> List.of(point.longitude(), point.latitude())));
        return noted(
                scope, new Dossier(view, area.synthetic() || anySynthetic(found), partial, found));
    }

    /**
     * The dossier of an enterprise, a school or another registered subject: every dataset's rows
     * about it.
     *
     * @throws Problem 404 if the subject is not in the scope
     */
    public Dossier ofSubject(Scope scope, String kind, String key) {
        String upper = kind.toUpperCase(Locale.ROOT);
        Subject subject =
                subjects.find(scope, upper, key)
                        .orElseThrow(() -> Problem.notFound("The dossier of " + kind));
        List<Dataset> about =
                datasets.list(scope).stream().filter(dataset -> isAbout(dataset, upper)).toList();
        UnaryOperator<Dossier.Section> completed = sections.completing(scope, about);
        List<Dossier.Section> found =
                about.stream()
                        .map(dataset -> sections.rows(scope, dataset, key))
                        .filter(section -> section.count() > 0)
                        .map(completed)
                        .toList();
        List<AreaName> path = path(scope, subject.area());
        Dossier.SubjectView view =
                new Dossier.SubjectView(
                        subject.kind(),
                        subject.key(),
                        subject.name(),
                        Optional.empty(),
                        path.isEmpty() ? Optional.empty() : Optional.of(path.getLast()),
                        path,
                        subject.point().map(point -> List.of(point.longitude(), point.latitude())));
        return noted(scope, new Dossier(view, anySynthetic(found), false, found));
    }

    private List<AreaName> path(Scope scope, OptionalLong area) {
        if (area.isEmpty()) {
            return List.of();
        }
        return areas.paths(scope, List.of(area.getAsLong()))
                .getOrDefault(area.getAsLong(), List.of());
    }

    private static boolean isAbout(Dataset dataset, String kind) {
        return dataset.subject().map(subject -> subject.kind().equals(kind)).orElse(false);
    }

    private static boolean anySynthetic(List<Dossier.Section> found) {
        return found.stream().anyMatch(Dossier.Section::synthetic);
    }

    private Dossier noted(Scope scope, Dossier dossier) {
        Dossier.SubjectView subject = dossier.subject();
        audit.done(
                scope,
                "dossier.read",
                subject.kind() + ":" + subject.key(),
                dossier.sections().size());
        return dossier;
    }
}
