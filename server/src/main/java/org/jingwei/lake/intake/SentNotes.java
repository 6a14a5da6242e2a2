package org.jingwei.lake.intake;

import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Arrivals;
import org.jingwei.lake.Batch;
import org.jingwei.lake.BatchState;
import org.jingwei.lake.Batches;
import org.jingwei.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes that a file was sent. One whose content is in the dataset already brings nothing, and yet
 * its source was heard: the dataset has what its source has.
 */
@Component
class SentNotes {
    private final AuditTrail audit;
    private final Arrivals arrivals;

    SentNotes(AuditTrail audit, Arrivals arrivals) {
        this.audit = audit;
        this.arrivals = arrivals;
    }

    /** Notes it at the end of the transaction that books the batch. */
    void note(JdbcClient jdbc, Scope scope, Batch batch) {
        batch.duplicateOf()
                .flatMap(first -> Batches.find(jdbc, first))
                .filter(first -> first.state() == BatchState.COMMITTED)
                .ifPresent(first -> arrivals.note(first.dataset()));
        audit.done(scope, "batch.send", batch.dataset() + "/" + batch.id(), 1);
    }
}
