package org.jingwei.lake;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jingwei.catalog.Dataset;
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
 * its own: so a slow receiver holds neither memory nor the lake. All pages and the count before
 * them are of one state of the dataset, whatever comes in meanwhile.
 */
@Component
public class Exports {
    private static final int ROWS_AT_ONCE = PageQuery.MOST_ROWS;
    private static final int CHOSEN_AT_ONCE = 1000;

    private final SlicePlans plans;
    private final LakeReader lake;
    private final RecordRows records;
    private final RecordCounts counts;
    private final RecordAudit audit;
    private final long mostRows;

    Exports(
            SlicePlans plans,
            LakeReader lake,
            RecordRows records,
            RecordCounts counts,
            RecordAudit audit,
            Settings settings) {
        this.plans = plans;
        this.lake = lake;
        this.records = records;
        this.counts = counts;
        this.audit = audit;
        this.mostRows = settings.number(Setting.MAX_EXPORT_ROWS);
    }

    /**
     * Counts and notes what is asked for, before a row of it is handed out.
     *
     * @param formRows how many rows a file of the asked form holds
     * @throws Problem 422 if it is more than one file may hold
     */
    public Export open(Scope scope, SliceRequest request, long formRows) {
        long limit = Math.min(mostRows, formRows);
        SlicePlan plan = plans.of(scope, request);
        requireFits(counts.known(scope, plan).orElse(0L), limit);
        Optional<Slice> slice = lake.settled(plan.slice());
        long rows = slice.map(lake::count).orElse(0L);
        requireFits(rows, limit);
        audit.exported(scope, plan.dataset().id(), rows);
        return new Export(scope, plan.dataset(), slice, rows);
    }

    private static void requireFits(long rows, long limit) {
        if (rows > limit) {
            throw Problem.invalid(
                    "export-too-large",
                    "These are "
                            + rows
                            + " rows and a file holds at most "
                            + limit
                            + ": narrow the slice with area or filter.");
        }
    }

    /** Takes records one after the other. */
    @FunctionalInterface
    public interface Receiver {
        /** Takes one record. */
        void take(DatasetRecord exported) throws IOException;
    }

    /**
     * The records of these rows, for a file; noted as handed out before the first is.
     *
     * @param read reads some of them, in their order
     */
    public Rows of(Scope scope, Dataset dataset, List<Long> rows, Chosen read) {
        audit.exported(scope, dataset.id(), rows.size());
        return new Rows() {
            @Override
            public Dataset dataset() {
                return dataset;
            }

            @Override
            public void forEach(Receiver receiver) throws IOException {
                for (int from = 0; from < rows.size(); from += CHOSEN_AT_ONCE) {
                    int to = Math.min(from + CHOSEN_AT_ONCE, rows.size());
                    for (PlacedRecord record : read.of(rows.subList(from, to))) {
                        receiver.take(record.shown());
                    }
                }
            }
        };
    }

    /** Reads the records of some rows. */
    @FunctionalInterface
    public interface Chosen {
        /** The records of these rows that are there. */
        List<PlacedRecord> of(List<Long> rows);
    }

    /** Records on their way out. */
    public interface Rows {
        /** What the records are of. */
        Dataset dataset();

        /** Hands all of them over, one after the other. */
        void forEach(Receiver receiver) throws IOException;
    }

    /** One slice on its way out. */
    public final class Export implements Rows {
        private final Scope scope;
        private final Dataset dataset;
        private final Optional<Slice> slice;
        private final long rows;

        private Export(Scope scope, Dataset dataset, Optional<Slice> slice, long rows) {
            this.scope = scope;
            this.dataset = dataset;
            this.slice = slice;
            this.rows = rows;
        }

        @Override
        public Dataset dataset() {
            return dataset;
        }

        /** Hands over the records in the order of areas: as many as were counted. */
        @Override
        public void forEach(Receiver receiver) throws IOException {
            if (slice.isPresent()) {
                forEach(slice.get(), receiver);
            }
        }

        private void forEach(Slice settled, Receiver receiver) throws IOException {
            long given = 0;
            long unmasked = 0;
            try {
                Optional<Cursor> after = Optional.empty();
                do {
                    Page page = lake.page(query(settled, after));
                    for (DatasetRecord exported : records.records(scope, dataset, page.rows())) {
                        given++;
                        unmasked += RecordAudit.isUnmasked(dataset, exported) ? 1 : 0;
                        receiver.take(exported);
                    }
                    after = page.next();
                } while (after.isPresent());
            } finally {
                audit.unmasked(scope, dataset.id(), unmasked);
            }
            if (given != rows) {
                throw new IllegalStateException(
                        "%d rows of %s were counted and %d read"
                                .formatted(rows, dataset.id(), given));
            }
        }

        private PageQuery query(Slice settled, Optional<Cursor> after) {
            return new PageQuery(
                    settled, RecordRows.columns(dataset), List.of(), after, 0, ROWS_AT_ONCE);
        }
    }
}
