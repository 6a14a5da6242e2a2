package org.jingwei.lake;

import java.io.IOException;
import java.util.Optional;
import org.jingwei.area.Areas;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.engine.lake.Cursor;
import org.jingwei.engine.lake.Page;
import org.jingwei.engine.lake.PageQuery;
import org.jingwei.engine.lake.Slice;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.settings.Setting;
import org.jingwei.settings.Settings;
import org.springframework.stereotype.Component;

/**
 * Whole slices, for files. The rows are read page by page behind a cursor, each page a reading of
 * its own: so a slow receiver holds neither memory nor the lake.
 */
@Component
public class Exports {
    private static final int ROWS_AT_ONCE = PageQuery.MOST_ROWS;

    private final Datasets datasets;
    private final Areas areas;
    private final Slices slices;
    private final RecordRows records;
    private final AuditTrail audit;
    private final long mostRows;

    Exports(
            Datasets datasets,
            Areas areas,
            Slices slices,
            RecordRows records,
            AuditTrail audit,
            Settings settings) {
        this.datasets = datasets;
        this.areas = areas;
        this.slices = slices;
        this.records = records;
        this.audit = audit;
        this.mostRows = settings.number(Setting.MAX_EXPORT_ROWS);
    }

    /**
     * Counts and notes what is asked for, before a row of it is handed out.
     *
     * @throws Problem 422 if it is more than one file may hold
     */
    public Export open(Scope scope, SliceRequest request) {
        Dataset dataset = datasets.get(scope, request.dataset());
        Slice slice = SlicePlan.of(scope, dataset, areas.scheme(), request).slice();
        long rows = slices.count(slice);
        if (rows > mostRows) {
            throw Problem.invalid(
                    "export-too-large",
                    "These are "
                            + rows
                            + " rows and a file holds at most "
                            + mostRows
                            + ": narrow the slice with area or filter.");
        }
        audit.done(scope, "records.export", dataset.id(), rows);
        return new Export(scope, dataset, slice, rows);
    }

    /** Takes records one after the other. */
    @FunctionalInterface
    public interface Receiver {
        /** Takes one record. */
        void take(DatasetRecord exported) throws IOException;
    }

    /** One slice on its way out. */
    public final class Export {
        private final Scope scope;
        private final Dataset dataset;
        private final Slice slice;
        private final long noted;

        private Export(Scope scope, Dataset dataset, Slice slice, long noted) {
            this.scope = scope;
            this.dataset = dataset;
            this.slice = slice;
            this.noted = noted;
        }

        /** What the records are of. */
        public Dataset dataset() {
            return dataset;
        }

        /**
         * Hands over the records in the order of areas. Rows that came in since the count are among
         * them, up to what a file holds, and are noted as well.
         */
        public void forEach(Receiver receiver) throws IOException {
            long given = 0;
            try {
                Optional<Cursor> after = Optional.empty();
                do {
                    int limit = (int) Math.min(ROWS_AT_ONCE, mostRows - given);
                    Page page = slices.read(query(after, limit));
                    for (DatasetRecord exported : records.records(scope, dataset, page.rows())) {
                        given++;
                        receiver.take(exported);
                    }
                    after = page.next();
                } while (after.isPresent() && given < mostRows);
            } finally {
                noteSurplus(given - noted);
            }
        }

        private PageQuery query(Optional<Cursor> after, int limit) {
            return new PageQuery(slice, RecordRows.columns(dataset), after, 0, limit);
        }

        private void noteSurplus(long surplus) {
            if (surplus > 0) {
                audit.done(scope, "records.export", dataset.id(), surplus);
            }
        }
    }
}
