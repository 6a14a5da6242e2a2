package org.jingwei.lake;

import java.util.List;
import org.jingwei.audit.AuditTrail;
import org.jingwei.catalog.Dataset;
import org.jingwei.catalog.Element;
import org.jingwei.scope.Scope;
import org.springframework.stereotype.Component;

/** Notes what was read of datasets; apart, with the purpose, how many records were unmasked. */
@Component
class RecordAudit {
    private static final String UNMASK = "records.unmask";

    private final AuditTrail audit;

    RecordAudit(AuditTrail audit) {
        this.audit = audit;
    }

    /** Notes that these records were read. */
    void read(Scope scope, Dataset dataset, String object, List<DatasetRecord> records) {
        audit.done(scope, "records.read", object, records.size());
        unmasked(scope, dataset, object, records);
    }

    /** Notes those of these records that are unmasked. */
    void unmasked(Scope scope, Dataset dataset, String object, List<DatasetRecord> records) {
        unmasked(
                scope,
                object,
                records.stream().filter(shown -> isUnmasked(dataset, shown)).count());
    }

    /** Notes that so many rows are handed out as a file. */
    void exported(Scope scope, String object, long rows) {
        audit.done(scope, "records.export", object, rows);
    }

    /** Notes that the numbers of so many rows were read. */
    void summed(Scope scope, SummaryQuestion question, SummaryNumbers numbers) {
        String object = question.plan().dataset().id();
        audit.done(scope, "records.summary", object, numbers.total());
        if (question.readsMasked()) {
            unmasked(scope, object, numbers.total());
        }
    }

    /** Notes that so many records were shown with values that are masked otherwise. */
    void unmasked(Scope scope, String object, long records) {
        if (records > 0) {
            audit.done(scope, UNMASK, object, records);
        }
    }

    /** Whether a record shows a value as it is that is masked without a purpose. */
    static boolean isUnmasked(Dataset dataset, DatasetRecord shown) {
        return dataset.elements().stream()
                .filter(Element::isMasked)
                .map(Element::name)
                .anyMatch(
                        name -> shown.values().containsKey(name) && !shown.masked().contains(name));
    }
}
