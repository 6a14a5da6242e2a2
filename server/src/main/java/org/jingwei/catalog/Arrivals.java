package org.jingwei.catalog;

import org.jingwei.scope.Scope;
import org.jingwei.scope.ScopedDatabase;
import org.springframework.stereotype.Component;

/** Notes when a dataset last got what its source had; all freshness is computed from it. */
@Component
public class Arrivals {
    private static final Scope PLATFORM = Scope.platform("arrivals");

    private final ScopedDatabase database;

    Arrivals(ScopedDatabase database) {
        this.database = database;
    }

    /** Notes that the source was heard now; joins an open transaction. */
    public void note(String dataset) {
        database.run(
                PLATFORM,
                jdbc ->
                        jdbc.sql(
                                        """
                                        INSERT INTO arrival (dataset, at) VALUES (:dataset, now())
                                        ON CONFLICT (dataset) DO UPDATE SET at = greatest(arrival.at, excluded.at)\
                                        """)
                                .param("dataset", dataset)
                                .update());
    }
}
