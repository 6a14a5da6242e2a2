package org.jingwei.lake;

import java.util.List;
import java.util.Optional;
import org.jingwei.area.Areas;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.engine.lake.Cursor;
import org.jingwei.engine.lake.Filter;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.PageQuery;
import org.jingwei.engine.lake.Row;
import org.jingwei.engine.lake.Slice;
import org.jingwei.engine.lake.SystemColumns;
import org.jingwei.engine.lake.UnknownTableException;
import org.jingwei.http.Page;
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
    private final Areas areas;
    private final Lake lake;
    private final RecordRows records;
    private final AuditTrail audit;

    Slices(Datasets datasets, Areas areas, Lake lake, RecordRows records, AuditTrail audit) {
        this.datasets = datasets;
        this.areas = areas;
        this.lake = lake;
        this.records = records;
        this.audit = audit;
    }

    /** One page of records in the order of areas; counts them all where {@code total} is asked. */
    public Page<DatasetRecord> page(
            Scope scope, SliceRequest request, PageRequest page, boolean total) {
        Dataset dataset = datasets.get(scope, request.dataset());
        SlicePlan plan = SlicePlan.of(scope, dataset, areas.scheme(), request);
        org.jingwei.engine.lake.Page rows =
                read(
                        new PageQuery(
                                plan.slice(),
                                RecordRows.columns(dataset),
                                page.cursor().map(Slices::cursor),
                                page.offset(),
                                page.limit()));
        List<DatasetRecord> found = records.records(scope, dataset, rows.rows());
        Optional<Long> counted = total ? Optional.of(count(plan.slice())) : Optional.empty();
        audit.done(scope, "records.read", dataset.id(), found.size());
        return new Page<>(found, rows.next().map(Cursor::text), counted);
    }

    private static Cursor cursor(String text) {
        try {
            return Cursor.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(
                    "invalid-cursor", "cursor is not one that this list has given out.");
        }
    }

    /** The record of that id, which must be there for this scope. */
    public DatasetRecord get(Scope scope, String datasetId, String id) {
        Dataset dataset = datasets.get(scope, datasetId);
        Filter sameRow = new Filter.Equals(SystemColumns.ROW, rowNumber(id));
        Slice slice = Reach.of(scope, dataset).slice(dataset, List.of(sameRow));
        List<DatasetRecord> found = first(scope, dataset, slice, 1);
        audit.done(scope, "records.read", dataset.id() + "/" + id, found.size());
        return found.stream().findFirst().orElseThrow(() -> Problem.notFound("The record " + id));
    }

    private static Long rowNumber(String id) {
        try {
            return Long.valueOf(id);
        } catch (NumberFormatException e) {
            throw Problem.notFound("The record");
        }
    }

    /** The records about one subject, of a dataset that is bound to its kind of subject. */
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
        audit.done(scope, "records.read", dataset.id() + "/" + subjectKey, found.size());
        return found;
    }

    private List<DatasetRecord> first(Scope scope, Dataset dataset, Slice slice, int limit) {
        PageQuery query = PageQuery.first(slice, RecordRows.columns(dataset), limit);
        List<Row> rows = read(query).rows();
        return records.records(scope, dataset, rows);
    }

    /** How many rows of the request the scope reaches. */
    public long count(Scope scope, SliceRequest request) {
        Dataset dataset = datasets.get(scope, request.dataset());
        long count = count(SlicePlan.of(scope, dataset, areas.scheme(), request).slice());
        audit.done(scope, "records.count", dataset.id(), count);
        return count;
    }

    long count(Slice slice) {
        try {
            return lake.count(slice);
        } catch (UnknownTableException e) {
            return 0;
        }
    }

    /** A dataset to which no batch came yet has no table. */
    org.jingwei.engine.lake.Page read(PageQuery query) {
        try {
            return lake.page(query);
        } catch (UnknownTableException e) {
            return new org.jingwei.engine.lake.Page(List.of(), Optional.empty());
        }
    }
}
