package org.jingwei.lake;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has the versions of datasets looked up anew from before the commit of a batch until all who
 * listen for it were told: who sees that a batch is committed, sees its rows.
 */
@Component
class DatasetVersionUpkeep {
    private final DatasetVersions versions;

    DatasetVersionUpkeep(DatasetVersions versions) {
        this.versions = versions;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void before(BatchCommitted batch) {
        versions.changing(batch);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMPLETION)
    void after(BatchCommitted batch) {
        versions.changed(batch);
    }
}
