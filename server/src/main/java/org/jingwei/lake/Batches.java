package org.jingwei.lake;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Datasets;
import org.jingwei.engine.lake.Lake;
import org.jingwei.engine.lake.Reject;
import org.jingwei.engine.lake.UnknownTableException;
import org.jingwei.http.Page;
import org.jingwei.http.PageRequest;
import org.jingwei.http.Problem;
import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The batches of the caller's own datasets; nobody else sees that a file was sent. */
@Component
public class Batches {
    private final ScopedDatabase database;
    private final Datasets datasets;
    private final Lake lake;
    private final AuditTrail audit;

    Batches(ScopedDatabase database, Datasets datasets, Lake lake, AuditTrail audit) {
        this.database = database;
        this.datasets = datasets;
        this.lake = lake;
        this.audit = audit;
    }

    /** The batch, which must be there for this scope. */
    public Batch get(Scope scope, String id) {
        return database.call(scope, jdbc -> find(jdbc, id))
                .orElseThrow(() -> Problem.notFound("The batch " + id));
    }

    /** The batch of that id, inside an open transaction. */
    public static Optional<Batch> find(JdbcClient jdbc, String id) {
        return jdbc.sql("SELECT * FROM batch WHERE id = :id")
                .param("id", id)
                .query((row, number) -> BatchRows.batch(row))
                .optional();
    }

    /** One page of a dataset's batches, the newest first. */
    public Page<Batch> list(Scope scope, String datasetId, PageRequest page) {
        Dataset dataset = datasets.get(scope, datasetId);
        requireOwner(scope, dataset);
        List<Numbered> oneMore =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                """
                                                SELECT * FROM batch WHERE dataset = :dataset AND number < :before
                                                ORDER BY number DESC LIMIT :limit OFFSET :offset\
                                                """)
                                        .param("dataset", dataset.id())
                                        .param(
                                                "before",
                                                page.cursorAsNumber().orElse(Long.MAX_VALUE))
                                        .param("limit", page.limit() + 1)
                                        .param("offset", page.offset())
                                        .query((row, number) ->
                                                new Numbered(
                                                        row.getInt("number"), BatchRows.batch(row)))
                                        .list());
        Page<Numbered> numbered =
                Page.of(oneMore, page.limit(), batch -> Integer.toString(batch.number()));
        return new Page<>(
                numbered.items().stream().map(Numbered::batch).toList(),
                numbered.next(),
                Optional.empty());
    }

    private record Numbered(int number, Batch batch) {}

    private static void requireOwner(Scope scope, Dataset dataset) {
        if (!scope.owns(dataset.owner())) {
            throw Problem.forbidden(
                    "Only " + dataset.owner() + " sees the files sent for " + dataset.id() + ".");
        }
    }

    /** One page of the refused lines of a batch, in the order of lines. */
    public Page<Refusal> rejects(Scope scope, String id, PageRequest page) {
        Batch batch = get(scope, id);
        requireRefusedRows(scope, batch);
        long after = page.cursorAsNumber().orElse(0L) + page.offset();
        List<Reject> oneMore = read(batch, after, page.limit() + 1);
        Page<Reject> rejects =
                Page.of(oneMore, page.limit(), reject -> Long.toString(reject.position()));
        audit.done(scope, "batch.rejects", id, rejects.items().size());
        return new Page<>(
                rejects.items().stream().map(Batches::refusal).toList(),
                rejects.next(),
                Optional.of(batch.refused()));
    }

    /**
     * Refuses to hand back refused rows that were removed because of their age.
     *
     * @throws Problem expired
     */
    public void requireRefusedRows(Scope scope, Batch batch) {
        Optional<LocalDate> removed =
                database.call(
                        scope,
                        jdbc ->
                                jdbc.sql(
                                                "SELECT expired_at::date FROM batch WHERE id = :id AND expired_at IS NOT NULL")
                                        .param("id", batch.id())
                                        .query(LocalDate.class)
                                        .optional());
        if (removed.isPresent()) {
            throw Problem.expired(
                    "The %d refused rows of this file were removed on %s because of their age; send the file again to see them."
                            .formatted(batch.refused(), removed.get()));
        }
    }

    private List<Reject> read(Batch batch, long after, int limit) {
        try {
            return lake.rejects(batch.dataset(), batch.id()).page(after, limit);
        } catch (UnknownTableException e) {
            return List.of();
        }
    }

    private static Refusal refusal(Reject reject) {
        return new Refusal(
                reject.line(), reject.column(), reject.rule(), reject.reason(), reject.value());
    }
}
