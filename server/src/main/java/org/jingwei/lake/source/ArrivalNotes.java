package org.jingwei.lake.source;

import org.jingwei.catalog.Arrivals;
import org.jingwei.lake.BatchCommitted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes the arrival of each committed batch, in the transaction that closes its books. */
@Component
class ArrivalNotes {
    private final Arrivals arrivals;

    ArrivalNotes(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @EventListener
    void on(BatchCommitted batch) {
        arrivals.note(batch.dataset());
    }
}
