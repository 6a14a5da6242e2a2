package org.jingwei.catalog;

import org.jingwei.scope.Scope;

/** What keeps the rows of datasets, and has to follow when a definition changes. */
public interface DatasetRows {
    /** Whether files of the dataset were read before, so that there may be rows of it. */
    boolean has(Dataset dataset);

    /**
     * Follows a change that the rows can bear, in the transaction that changes the definition and
     * holds its row, so that no file is begun to be read meanwhile.
     *
     * @throws org.jingwei.http.Problem conflict while it cannot
     */
    void follow(Scope scope, Dataset before, Dataset after);
}
