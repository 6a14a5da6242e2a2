package org.jingwei.dossier;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.identity.Organisations;
import org.jingwei.lake.DatasetRecord;
import org.jingwei.lake.Freshness;
import org.jingwei.lake.SliceRequest;
import org.jingwei.lake.Slices;
import org.jingwei.lake.Summaries;
import org.jingwei.lake.Summary;
import org.jingwei.lake.SummaryRequest;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/** Makes the sections of a dossier. */
@Component
class Sections {
    private static final int MOST_ROWS = 50;

    private final Slices slices;
    private final Summaries summaries;
    private final Organisations organisations;
    private final Freshness freshness;

    Sections(Slices slices, Summaries summaries, Organisations organisations, Freshness freshness) {
        this.slices = slices;
        this.summaries = summaries;
        this.organisations = organisations;
        this.freshness = freshness;
    }

    /** Adds what is asked for all datasets in one question: the owners' names and the days. */
    UnaryOperator<Dossier.Section> completing(Scope scope, List<Dataset> datasets) {
        Map<String, String> owners =
                organisations.names(
                        scope, datasets.stream().map(Dataset::owner).collect(Collectors.toSet()));
        Map<String, String> days = freshness.of(datasets.stream().map(Dataset::id).toList());
        return section -> section.completed(owners, days);
    }

    /** A dataset counted in an area, broken down by the element that tells its kinds. */
    Dossier.Section summary(Scope scope, Dataset dataset, String area) {
        SliceRequest request = SliceRequest.of(dataset.id(), area);
        Optional<Element> element = breakdownElement(dataset);
        if (element.isEmpty()) {
            long count = slices.count(scope, request);
            return section(
                    dataset, Dossier.Kind.SUMMARY, new Content(count, false, List.of(), List.of()));
        }
        Summary summary =
                summaries.part(scope, new SummaryRequest(request, element.get().name(), List.of()));
        List<Dossier.Part> parts =
                summary.items().stream().map(item -> part(element.get(), item)).toList();
        return section(
                dataset,
                Dossier.Kind.SUMMARY,
                new Content(summary.total(), summary.more(), parts, List.of()));
    }

    private static Dossier.Part part(Element element, Summary.Item item) {
        return new Dossier.Part(
                item.key(), item.name(), labelEn(element, item.key()), item.count());
    }

    private static String labelEn(Element element, String key) {
        return element.findCode(key).map(Element.Code::labelEn).orElse(key);
    }

    /**
     * What kinds of rows there are: the points' category, or else the first closed list that is not
     * masked.
     */
    private static Optional<Element> breakdownElement(Dataset dataset) {
        Stream<Element> category =
                dataset
                        .points()
                        .flatMap(points -> points.category())
                        .flatMap(dataset::find)
                        .stream();
        Stream<Element> closedLists =
                dataset.elements().stream()
                        .filter(element -> !element.codes().isEmpty() && !element.isMasked());
        return Stream.concat(category, closedLists).findFirst();
    }

    /** A dataset's rows about one subject. */
    Dossier.Section rows(Scope scope, Dataset dataset, String key) {
        List<DatasetRecord> found = slices.rowsOf(scope, dataset, key, MOST_ROWS + 1);
        boolean more = found.size() > MOST_ROWS;
        List<Dossier.Row> rows =
                found.stream().limit(MOST_ROWS).map(row -> row(dataset, row)).toList();
        return section(dataset, Dossier.Kind.ROWS, new Content(rows.size(), more, List.of(), rows));
    }

    private static Dossier.Row row(Dataset dataset, DatasetRecord row) {
        List<Dossier.Value> values =
                dataset.elements().stream()
                        .filter(element -> row.values().containsKey(element.name()))
                        .map(element -> value(element, row))
                        .toList();
        DatasetRecord.Source source = row.source();
        return new Dossier.Row(
                row.id(),
                values,
                new Dossier.Source(
                        source.batch(), source.fileName(), source.line(), source.asOf()));
    }

    private static Dossier.Value value(Element element, DatasetRecord row) {
        Object value = Objects.requireNonNull(row.values().get(element.name()));
        String text = String.valueOf(value);
        Optional<Element.Code> code = element.findCode(text);
        String unit = element.unit().map(found -> " " + found).orElse("");
        return new Dossier.Value(
                element.name(),
                element.label(),
                element.labelEn(),
                value,
                code.map(Element.Code::label).orElse(text + unit),
                code.map(Element.Code::labelEn).orElse(text + unit),
                row.masked().contains(element.name()));
    }

    private record Content(
            long count, boolean more, List<Dossier.Part> parts, List<Dossier.Row> rows) {
        Optional<String> asOf() {
            return rows.stream().map(row -> row.source().asOf()).max(String::compareTo);
        }
    }

    private Dossier.Section section(Dataset dataset, Dossier.Kind kind, Content content) {
        Optional<Dossier.ElementName> by =
                content.parts().isEmpty()
                        ? Optional.empty()
                        : breakdownElement(dataset)
                                .map(element ->
                                        new Dossier.ElementName(
                                                element.name(),
                                                element.label(),
                                                element.labelEn()));
        return new Dossier.Section(
                dataset.id(),
                dataset.name(),
                dataset.nameEn(),
                new Dossier.Owner(dataset.owner(), dataset.owner()),
                kind,
                dataset.synthetic(),
                content.asOf(),
                content.count(),
                content.more(),
                by,
                content.parts(),
                content.rows());
    }
}
