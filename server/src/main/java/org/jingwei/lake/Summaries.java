package org.jingwei.lake;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.area.Succession;
import org.jingwei.catalog.Element;
import org.jingwei.engine.lake.Measure;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/**
 * Numbers of a slice: by areas, by month, or by an element. They come from what is kept where they
 * can, and then in one transaction; else the rows are read, outside of any. Noted like rows.
 */
@Component
public class Summaries {
    private final ScopedDatabase database;
    private final Areas areas;
    private final SummaryQuestions questions;
    private final KeptNumbers kept;
    private final ScannedNumbers scanned;
    private final RecordAudit audit;

    Summaries(
            ScopedDatabase database,
            Areas areas,
            SummaryQuestions questions,
            KeptNumbers kept,
            ScannedNumbers scanned,
            RecordAudit audit) {
        this.database = database;
        this.areas = areas;
        this.questions = questions;
        this.kept = kept;
        this.scanned = scanned;
        this.audit = audit;
    }

    /** The numbers of the request. */
    public Summary get(Scope scope, SummaryRequest request) {
        Optional<Summary> known =
                database.call(
                        scope,
                        jdbc -> {
                            SummaryQuestion question = questions.of(scope, request);
                            return kept.find(scope, question)
                                    .map(numbers -> noted(scope, question, numbers));
                        });
        return known.orElseGet(() -> {
            SummaryQuestion question = questions.of(scope, request);
            return noted(scope, question, scanned.of(question));
        });
    }

    private Summary noted(Scope scope, SummaryQuestion question, SummaryNumbers numbers) {
        Summary summary = named(scope, question, numbers);
        audit.summed(scope, question, numbers);
        return summary;
    }

    /** The numbers without a note in the audit trail, for what is noted as a whole. */
    public Summary part(Scope scope, SummaryRequest request) {
        SummaryQuestion question = questions.of(scope, request);
        return named(
                scope, question, kept.find(scope, question).orElseGet(() -> scanned.of(question)));
    }

    private Summary named(Scope scope, SummaryQuestion question, SummaryNumbers numbers) {
        List<Summary.Item> items =
                question.by() instanceof SummaryQuestion.By.Areas
                        ? areaItems(scope, question, numbers)
                        : numbers.groups().stream()
                                .map(group -> item(question, group, label(question, group)))
                                .toList();
        return new Summary(
                items, numbers.total(), numbers.unplaced(), numbers.more(), numbers.source());
    }

    /** What a group is called; when its code was in use, if it is valid no more. */
    private record Label(String key, String name, Optional<Succession.Validity> ended) {}

    private static Label label(SummaryQuestion question, SummaryNumbers.Group group) {
        String key = group.key().map(Object::toString).orElse("");
        String name =
                question.by() instanceof SummaryQuestion.By.Values(var element)
                        ? element.findCode(key).map(Element.Code::label).orElse(key)
                        : key;
        return new Label(key, name, Optional.empty());
    }

    private List<Summary.Item> areaItems(
            Scope scope, SummaryQuestion question, SummaryNumbers numbers) {
        List<Long> codes =
                numbers.groups().stream().map(Summaries::area).filter(code -> code != 0).toList();
        Map<Long, AreaName> names = new HashMap<>(areas.names(scope, codes));
        Succession succession = question.plan().succession();
        return numbers.groups().stream()
                .map(group -> {
                    long code = area(group);
                    if (code == 0) {
                        return item(question, group, new Label("", "", Optional.empty()));
                    }
                    AreaName name = RecordRows.named(areas.scheme(), names, code);
                    Label label = new Label(name.code(), name.name(), succession.ended(code));
                    return item(question, group, label);
                })
                .toList();
    }

    private static long area(SummaryNumbers.Group group) {
        return group.key().map(key -> (Long) key).orElse(0L);
    }

    private static Summary.Item item(
            SummaryQuestion question, SummaryNumbers.Group group, Label label) {
        Map<String, Object> values = new LinkedHashMap<>();
        Optional<BigDecimal> sum = Optional.empty();
        for (int i = 0; i < question.measures().size(); i++) {
            SummaryMeasure measure = question.measures().get(i);
            Optional<Object> value = value(measure, group.values().get(i));
            value.ifPresent(found -> values.put(measure.text(), found));
            if (sum.isEmpty() && measure.function() == Measure.Function.SUM) {
                sum = value.map(BigDecimal.class::cast);
            }
        }
        Optional<Succession.Validity> ended = label.ended();
        return new Summary.Item(
                label.key(),
                label.name(),
                group.count(),
                sum,
                values,
                ended.flatMap(Succession.Validity::from).map(Object::toString),
                ended.flatMap(Succession.Validity::to).map(Object::toString),
                Optional.of(group.undivided()).filter(count -> count > 0));
    }

    /** The sum of nothing is zero, wherever it comes from. */
    private static Optional<Object> value(SummaryMeasure measure, Optional<Object> value) {
        Optional<Object> known =
                measure.function() == Measure.Function.SUM
                        ? value.or(() -> Optional.of(BigDecimal.ZERO))
                        : value;
        return known.map(
                found -> found instanceof BigDecimal number ? RecordRows.plain(number) : found);
    }
}
