package org.jingwei.lake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jingwei.area.AreaName;
import org.jingwei.area.Areas;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.catalog.Element;
import org.jingwei.catalog.ElementType;
import org.jingwei.engine.geo.AreaCode;
import org.jingwei.engine.geo.AreaRange;
import org.jingwei.engine.geo.AreaScheme;
import org.jingwei.engine.lake.GroupQuery;
import org.jingwei.engine.lake.Groups;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.UnknownTableException;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/** Counts and sums of a slice: by the areas below, by month, or by an element. Noted like rows. */
@Component
public class Summaries {
    /** Group by the areas right below the requested one. */
    public static final String BY_CHILDREN = "children";

    /** Group by the month of the element that says as of when a row is. */
    public static final String BY_MONTH = "month";

    private static final int MAX_GROUPS = 1000;

    private final Datasets datasets;
    private final Areas areas;
    private final Lake lake;
    private final RecordRows records;
    private final AuditTrail audit;

    Summaries(Datasets datasets, Areas areas, Lake lake, RecordRows records, AuditTrail audit) {
        this.datasets = datasets;
        this.areas = areas;
        this.lake = lake;
        this.records = records;
        this.audit = audit;
    }

    /** Counts the request's rows by {@code by}; adds up {@code sum}, an element with numbers. */
    public Summary get(Scope scope, SliceRequest request, String by, Optional<String> sum) {
        Dataset dataset = datasets.get(scope, request.dataset());
        SlicePlan plan = SlicePlan.of(scope, dataset, areas.scheme(), request);
        sum.ifPresent(name -> requireNumber(element(dataset, name)));
        Summary summary =
                switch (by) {
                    case BY_CHILDREN -> byChildren(scope, plan, request.area(), sum);
                    case BY_MONTH -> byMonth(plan, sum);
                    default -> byElement(scope, plan, element(dataset, by), sum);
                };
        audit.done(scope, "records.summary", dataset.id(), summary.total());
        return summary;
    }

    private static Element element(Dataset dataset, String name) {
        return dataset.find(name)
                .orElseThrow(() ->
                        Problem.badRequest(
                                "invalid-element",
                                "Dataset " + dataset.id() + " has no element \"" + name + "\"."));
    }

    private static void requireNumber(Element element) {
        if (!element.type().isNumber()) {
            throw Problem.badRequest(
                    "invalid-sum", element.name() + " holds no numbers, so there is no sum.");
        }
    }

    private Summary byChildren(
            Scope scope, SlicePlan plan, Optional<String> area, Optional<String> sum) {
        int digits = childDigits(plan, area);
        Groups groups = group(plan, new GroupQuery.By.AreaDigits(digits), sum);
        List<Long> codes = groups.groups().stream().map(Summaries::areaOf).toList();
        Map<Long, AreaName> names =
                new HashMap<>(
                        areas.names(scope, codes.stream().filter(code -> code != 0).toList()));
        return summary(
                plan,
                groups,
                group -> {
                    long code = areaOf(group);
                    if (code == 0) {
                        return new Label("", "");
                    }
                    AreaName name = records.named(names, code);
                    return new Label(name.code(), name.name());
                });
    }

    private static long areaOf(Groups.Group group) {
        return group.key().map(key -> (Long) key).orElse(0L);
    }

    /**
     * How many digits the children of the area have. Without an area, those of the lowest area that
     * holds all the scope reaches.
     */
    private int childDigits(SlicePlan plan, Optional<String> area) {
        AreaScheme scheme = areas.scheme();
        int depth = area.map(code -> scheme.code(code).depth()).orElseGet(() -> commonDepth(plan));
        List<AreaScheme.Level> levels = scheme.levels();
        return levels.get(Math.min(depth, levels.size() - 1)).length();
    }

    private int commonDepth(SlicePlan plan) {
        List<AreaRange> ranges = plan.asked().ranges().list();
        if (ranges.isEmpty() || ranges.getFirst().lo() == 1) {
            return 0;
        }
        AreaCode first = areas.scheme().of(ranges.getFirst().lo());
        return (int)
                first.ancestors().stream()
                        .filter(area ->
                                area.range().contains(ranges.getLast().hi())
                                        && area.range().contains(ranges.getFirst().lo()))
                        .count();
    }

    private Summary byMonth(SlicePlan plan, Optional<String> sum) {
        String column =
                plan.dataset()
                        .asOf()
                        .orElseThrow(() ->
                                Problem.badRequest(
                                        "invalid-by",
                                        "Dataset "
                                                + plan.dataset().id()
                                                + " says of no element as of when a row is."));
        return summary(
                plan,
                group(plan, new GroupQuery.By.Month(column), sum),
                group -> {
                    String month = group.key().map(Object::toString).orElse("");
                    return new Label(month, month);
                });
    }

    private Summary byElement(Scope scope, SlicePlan plan, Element element, Optional<String> sum) {
        if (element.type() == ElementType.DOUBLE) {
            throw Problem.badRequest(
                    "invalid-by", element.name() + " holds measures, which make no groups.");
        }
        SlicePlan readable = plan.by(scope, element);
        return summary(
                readable,
                group(readable, new GroupQuery.By.Value(element.name()), sum),
                group -> {
                    String key = group.key().map(Object::toString).orElse("");
                    String name = element.findCode(key).map(Element.Code::label).orElse(key);
                    return new Label(key, name);
                });
    }

    private Groups group(SlicePlan plan, GroupQuery.By by, Optional<String> sum) {
        try {
            return lake.group(new GroupQuery(plan.slice(), by, sum, MAX_GROUPS));
        } catch (UnknownTableException e) {
            return new Groups(List.of(), false);
        }
    }

    private record Label(String key, String name) {}

    private Summary summary(SlicePlan plan, Groups groups, Function<Groups.Group, Label> label) {
        List<Summary.Item> items =
                groups.groups().stream()
                        .map(group -> {
                            Label named = label.apply(group);
                            return new Summary.Item(
                                    named.key(),
                                    named.name(),
                                    group.count(),
                                    group.sum().map(RecordRows::plain));
                        })
                        .toList();
        long listed = items.stream().mapToLong(Summary.Item::count).sum();
        return new Summary(
                items,
                groups.more() ? lake.count(plan.slice()) : listed,
                unplaced(plan),
                groups.more());
    }

    private Optional<Long> unplaced(SlicePlan plan) {
        try {
            return plan.unplacedSlice().map(lake::count);
        } catch (UnknownTableException e) {
            return Optional.of(0L);
        }
    }
}
