package org.jingwei.lake;

import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.catalog.Element;
import org.jingwei.engine.lake.Cursor;
import org.jingwei.engine.lake.Filter;
import org.jingwei.engine.lake.InvalidCursorException;
import org.jingwei.engine.lake.Page;
import org.jingwei.engine.lake.PageQuery;
import org.jingwei.engine.lake.Slice;
import org.jingwei.engine.lake.SystemColumns;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/**
 * The rows of datasets, as far as a scope reaches. Every reading is noted in the audit trail before
 * its rows are handed out. Not to be called inside an open transaction: the lake is slower than a
 * database connection should wait.
 */
@Component
public class Slices {
    private final Datasets datasets;
    private final SlicePlans plans;
    private final LakeReader lake;
    private final RecordRows records;
    private final RecordCounts counts;
    private final RecordAudit audit;

    Slices(
            Datasets datasets,
            SlicePlans plans,
            LakeReader lake,
            RecordRows records,
            RecordCounts counts,
            RecordAudit audit) {
        this.datasets = datasets;
        this.plans = plans;
        this.lake = lake;
        this.records = records;
        this.counts = counts;
        this.audit = audit;
    }

    /**
     * Which page of a slice is asked for.
     *
     * @param sort elements by comma, each with a minus before it to begin with the last; in the
     *     order of areas when empty
     * @param counting whether the rows of the slice are counted
     */
    public record PageWanted(
            PageRequest page, Optional<String> sort, RecordPage.Counting counting) {}

    /** One page of records. */
    public RecordPage page(Scope scope, SliceRequest request, PageWanted wanted) {
        SlicePlan plan = plans.of(scope, request);
        Dataset dataset = plan.dataset();
        RecordOrder order = RecordOrder.parse(dataset, wanted.sort());
        for (Element element : order.elements()) {
            plan = plan.by(scope, element);
        }
        Page rows = lake.page(query(plan, order, wanted.page()));
        List<DatasetRecord> found = records.records(scope, dataset, rows.rows());
        Optional<RecordPage.Total> total = total(scope, plan, wanted.counting());
        audit.read(scope, dataset, dataset.id(), found);
        return new RecordPage(
                found,
                rows.next().map(Cursor::text),
                total.map(RecordPage.Total::rows),
                total.map(RecordPage.Total::source));
    }

    private static PageQuery query(SlicePlan plan, RecordOrder order, PageRequest page) {
        try {
            return new PageQuery(
                    plan.slice(),
                    RecordRows.columns(plan.dataset()),
                    order.sort(),
                    page.cursor().map(Cursor::parse),
                    page.offset(),
                    page.limit());
        } catch (InvalidCursorException e) {
            throw LakeReader.invalidCursor();
        }
    }

    private Optional<RecordPage.Total> total(
            Scope scope, SlicePlan plan, RecordPage.Counting counting) {
        return counting == RecordPage.Counting.NONE
                ? Optional.empty()
                : Optional.of(counts.of(scope, plan, counting));
    }

    /** The record of that id, which must be there for this scope. */
    public DatasetRecord get(Scope scope, String datasetId, String id) {
        Dataset dataset = datasets.get(scope, datasetId);
        Filter sameRow = new Filter.Equals(SystemColumns.ROW, rowNumber(id));
        Slice slice = Reach.of(scope, dataset).slice(dataset, List.of(sameRow));
        List<DatasetRecord> found = first(scope, dataset, slice, 1);
        audit.read(scope, dataset, dataset.id() + "/" + id, found);
        return found.stream().findFirst().orElseThrow(() -> Problem.notFound("The record " + id));
    }

    private static Long rowNumber(String id) {
        try {
            return Long.valueOf(id);
        } catch (NumberFormatException e) {
            throw Problem.notFound("The record");
        }
    }

    /**
     * The records about one subject, of a dataset that is bound to its kind of subject. Not noted,
     * for what is noted as a whole, but for those that are unmasked.
     */
    public List<DatasetRecord> rowsOf(Scope scope, Dataset dataset, String subjectKey, int limit) {
        String element =
                dataset.subject()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "dataset " + dataset.id() + " is not about subjects"))
                        .key();
        Slice slice =
                Reach.of(scope, dataset)
                        .slice(dataset, List.of(new Filter.Equals(element, subjectKey)));
        List<DatasetRecord> found = first(scope, dataset, slice, limit);
        audit.unmasked(scope, dataset, dataset.id() + "/" + subjectKey, found);
        return found;
    }

    private List<DatasetRecord> first(Scope scope, Dataset dataset, Slice slice, int limit) {
        PageQuery query = PageQuery.first(slice, RecordRows.columns(dataset), limit);
        return records.records(scope, dataset, lake.page(query).rows());
    }

    /** How many rows of the request the scope reaches; not noted, for what is noted as a whole. */
    public long count(Scope scope, SliceRequest request) {
        return counts.exact(scope, plans.of(scope, request));
    }
}
